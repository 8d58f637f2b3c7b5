import QtQuick
import Banter

// What stands below it was not read when the conversation was opened; it stays there for the visit.
Item {
    id: divider
    implicitHeight: Theme.px(32)
    Accessible.role: Accessible.Separator
    Accessible.name: words.text
    Rectangle {
        anchors { left: parent.left; right: words.left; margins: Theme.between; verticalCenter: parent.verticalCenter }
        height: Theme.hairline
        color: Theme.accent
        opacity: 0.5
    }
    Words {
        id: words
        role: "hint"
        text: qsTr("New messages")
        color: Theme.accent
        font.weight: Font.DemiBold
        anchors.centerIn: parent
        Accessible.ignored: true
    }
    Rectangle {
        anchors { left: words.right; right: parent.right; margins: Theme.between; verticalCenter: parent.verticalCenter }
        height: Theme.hairline
        color: Theme.accent
        opacity: 0.5
    }
}
