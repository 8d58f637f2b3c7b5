import QtQuick
import Banter
import QtQuick.Templates as T

// A button that is an emoji.
T.Button {
    id: tab
    property string emoji
    property string name
    property bool chosen: false
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checked: chosen
    contentItem: Item {
        EmojiSign {
            anchors.centerIn: parent
            emoji: tab.emoji
            size: Theme.px(20)
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: tab.pressed ? Theme.pressed : Theme.hover
            visible: tab.hovered || tab.pressed
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.px(6); rightMargin: Theme.px(6) }
            height: Theme.px(2)
            color: Theme.accent
            visible: tab.chosen
        }
    }
    FocusRing {
        control: tab
        away: 0
    }
    Hint {
        text: tab.name
        visible: tab.hovered || tab.visualFocus
    }
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
}
