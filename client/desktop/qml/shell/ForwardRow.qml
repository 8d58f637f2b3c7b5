import QtQuick
import QtQuick.Templates as T
import Banter

// A conversation that messages may be sent on to.
T.ItemDelegate {
    id: row
    required property Session session
    required property string name
    required property string username
    implicitHeight: Theme.px(48)
    hoverEnabled: true
    text: name
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    contentItem: Item {
        Avatar {
            id: face
            session: row.session
            username: row.username
            title: row.name
            size: Theme.px(32)
            anchors { left: parent.left; leftMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        }
        Words {
            text: row.name
            Accessible.ignored: true
            anchors { left: face.right; leftMargin: Theme.between; right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.pressed : row.highlighted ? Theme.selected : row.hovered ? Theme.hover : "transparent"
    }
}
