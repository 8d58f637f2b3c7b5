import QtQuick
import QtQuick.Templates as T
import Banter

// One of several things that may be chosen together.
T.CheckBox {
    id: line
    property string description
    implicitWidth: Theme.px(280)
    implicitHeight: Math.max(Theme.control, column.implicitHeight + topPadding + bottomPadding)
    topPadding: Theme.px(6)
    bottomPadding: Theme.px(6)
    leftPadding: mirrored ? 0 : box.implicitWidth + Theme.between
    rightPadding: mirrored ? box.implicitWidth + Theme.between : 0
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : Theme.faded
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: description
    Accessible.checkable: true
    Accessible.checked: checked

    contentItem: Item {
        implicitHeight: column.implicitHeight
        Column {
            id: column
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            Words { text: line.text; width: parent.width; wrapMode: Text.Wrap; Accessible.ignored: true }
            Words {
                role: "hint"
                text: line.description
                visible: text !== ""
                width: parent.width
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
    indicator: Rectangle {
        id: box
        implicitWidth: Theme.px(20)
        implicitHeight: Theme.px(20)
        x: line.mirrored ? line.width - width : 0
        y: Math.round((line.height - height) / 2)
        radius: Theme.px(5)
        color: line.checked ? Theme.accent : line.hovered ? Theme.hover : "transparent"
        border { width: line.checked ? 0 : Theme.px(2); color: line.hovered ? Theme.muted : Theme.outline }
        Icon { anchors.centerIn: parent; visible: line.checked; name: "check"; size: Theme.px(16); color: Theme.onAccent }
        FocusRing { control: line; radius: box.radius + away }
    }
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()
    Accessible.onPressAction: if (enabled) press()
    Accessible.onToggleAction: if (enabled) press()
    // What a click does, for whoever has no pointer.
    function press() {
        if (line.checkable) {
            line.toggle();
            line.toggled();
        }
        line.clicked();
    }
}
