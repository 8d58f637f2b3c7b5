import QtQuick
import QtQuick.Templates as T
import Banter

// One thing that a menu offers.
T.MenuItem {
    id: entry
    property string icon_
    // The keys that do the same.
    property string shortcutText
    property bool danger: false
    readonly property color ink: danger ? Theme.danger : Theme.text
    // What is not offered now takes no place.
    height: visible ? implicitHeight : 0
    implicitWidth: Math.ceil(words.implicitWidth + (picture.visible ? picture.width + Theme.between : 0)
                             + (keys.visible ? keys.implicitWidth + Theme.edge * 2 : 0)
                             + (arrow.visible ? arrow.width + Theme.edge : 0)) + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.px(34), Theme.listLine + Theme.px(12))
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(10)
    hoverEnabled: true
    opacity: enabled ? 1 : Theme.faded
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.description: shortcutText
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: if (enabled) triggered()

    contentItem: Item {
        Icon {
            id: picture
            visible: name !== ""
            name: entry.checkable ? (entry.checked ? "check" : "") : entry.icon_
            size: Theme.px(18)
            color: entry.danger ? Theme.danger : Theme.muted
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        }
        Words {
            id: words
            text: entry.text
            color: entry.ink
            anchors {
                left: picture.visible || entry.checkable ? picture.right : parent.left
                leftMargin: picture.visible || entry.checkable ? Theme.between : 0
                right: keys.visible ? keys.left : arrow.visible ? arrow.left : parent.right
                verticalCenter: parent.verticalCenter
            }
            Accessible.ignored: true
        }
        Words {
            id: keys
            role: "hint"
            visible: text !== ""
            text: entry.shortcutText
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            Accessible.ignored: true
        }
        Icon {
            id: arrow
            visible: entry.subMenu !== null
            name: "chevron-right"
            size: Theme.px(16)
            color: Theme.muted
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        }
    }
    background: Rectangle {
        radius: Theme.px(6)
        color: entry.down ? Theme.pressed : entry.highlighted || entry.hovered ? Theme.hover : "transparent"
    }
}
