import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// A line of a panel that does something: an icon and words.
AbstractButton {
    id: action
    property string icon_
    property string hint
    property bool danger: false
    width: parent ? parent.width : implicitWidth
    implicitHeight: Math.max(Theme.px(40), words.implicitHeight + Theme.inside)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    opacity: enabled ? 1 : Theme.faded
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    Accessible.onPressAction: if (enabled) clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    background: Rectangle {
        x: -Theme.inside
        width: parent.width + 2 * Theme.inside
        radius: Theme.radius
        color: action.down ? Theme.pressed : action.hovered ? Theme.hover : "transparent"
        FocusRing {
            control: action
            away: 0
        }
    }
    contentItem: RowLayout {
        spacing: Theme.between
        Icon {
            name: action.icon_
            color: action.danger ? Theme.danger : Theme.muted
        }
        Words {
            id: words
            Layout.fillWidth: true
            text: action.text
            color: action.danger ? Theme.danger : Theme.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Words {
            visible: text !== ""
            role: "hint"
            text: action.hint
            Layout.maximumWidth: action.width / 2
            Accessible.ignored: true
        }
    }
}
