import QtQuick
import QtQuick.Templates as T
import QtQuick.Layouts
import Banter

// One's own face, name and status; a press opens the menu of accounts.
T.Button {
    id: button
    required property Session session
    property string title
    property string subtitle
    property bool menuShown: false

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: row.implicitHeight + topPadding + bottomPadding
    padding: Theme.unit
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: title
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: qsTr("Account of %1").arg(title)
    Accessible.description: subtitle

    contentItem: RowLayout {
        id: row
        spacing: Theme.inside
        Avatar {
            session: button.session
            username: button.session.username
            size: Theme.px(32)
            showStatus: true
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Words {
                role: "label"
                text: button.title
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Words {
                role: "hint"
                text: button.subtitle
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
        Icon {
            name: "chevron-down"
            size: Theme.px(16)
            color: Theme.muted
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.down || button.menuShown ? Theme.selected : button.hovered ? Theme.hover : "transparent"
    }
    FocusRing { control: button; radius: Theme.radius }
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
}
