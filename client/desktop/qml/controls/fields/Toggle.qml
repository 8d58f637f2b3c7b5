import QtQuick
import QtQuick.Templates as T
import Banter

// A setting that is on or off; the whole line is pressed.
T.Switch {
    id: line
    property string description
    implicitWidth: Theme.px(280)
    implicitHeight: Math.max(Theme.control, column.implicitHeight + topPadding + bottomPadding)
    topPadding: Theme.px(6)
    bottomPadding: Theme.px(6)
    leftPadding: mirrored ? slot : 0
    rightPadding: mirrored ? 0 : slot
    readonly property int slot: text === "" ? 0 : knob.implicitWidth + Theme.edge
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
            Words {
                text: line.text
                visible: text !== ""
                width: parent.width
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
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
        id: knob
        implicitWidth: Theme.px(40)
        implicitHeight: Theme.px(24)
        x: line.mirrored ? 0 : line.width - width
        y: Math.round((line.height - height) / 2)
        radius: height / 2
        color: line.checked ? Theme.accent : line.hovered ? Theme.hover : "transparent"
        border { width: line.checked ? 0 : Theme.px(2); color: line.hovered ? Theme.muted : Theme.outline }
        Rectangle {
            readonly property int side: Theme.px(line.checked ? 16 : 12)
            readonly property bool atEnd: line.checked !== line.mirrored
            width: side
            height: side
            radius: side / 2
            y: Math.round((parent.height - height) / 2)
            x: atEnd ? parent.width - width - y : y
            color: line.checked ? Theme.onAccent : line.hovered ? Theme.muted : Theme.outline
            Behavior on x { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
            // Not by place and colour alone.
            Icon {
                anchors.centerIn: parent
                visible: line.checked
                name: "check"
                size: Theme.px(12)
                color: Theme.accent
            }
        }
        FocusRing { control: line; radius: height / 2 }
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
