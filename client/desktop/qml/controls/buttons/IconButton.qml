import QtQuick
import QtQuick.Templates as T
import Banter

// A button that is an icon. `name` says what it does, to those who see it (as a tooltip) and to those who hear it.
T.Button {
    id: button
    required property string icon_
    required property string name
    // The keys that do the same, shown in the tooltip.
    property string shortcutText
    property string description
    property color color: checked ? Theme.accent : Theme.muted
    property int size: Theme.icon
    // Of the whole button.
    property int extent: Theme.control
    property bool round: false
    // Where the tooltip would cover what it tells of.
    property bool hinted: true

    implicitWidth: extent
    implicitHeight: extent
    padding: 0
    text: name
    display: T.AbstractButton.IconOnly
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : Theme.faded
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: description
    Accessible.checkable: checkable
    Accessible.checked: checked

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.icon_
            size: button.size
            color: !button.enabled ? button.color : button.hovered && !button.checked && button.color === Theme.muted ? Theme.text : button.color
        }
    }
    background: Rectangle {
        radius: button.round ? width / 2 : Theme.radius
        color: button.pressed ? Theme.pressed : button.checked ? Theme.selected : Theme.hover
        opacity: button.enabled && (button.hovered || button.pressed || button.checked) ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
    }
    FocusRing { radius: button.round ? width / 2 : Theme.radius + away; away: 0 }
    Loader {
        active: button.hinted && (button.hovered || button.visualFocus)
        anchors.fill: parent
        sourceComponent: Item {
            Hint {
                text: button.shortcutText === "" ? button.name : qsTr("%1 (%2)").arg(button.name).arg(button.shortcutText)
                visible: button.hovered || button.visualFocus
            }
        }
    }
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()
    Accessible.onPressAction: if (enabled) press()
    Accessible.onToggleAction: if (enabled) press()
    // What a click does, for whoever has no pointer.
    function press() {
        if (button.checkable) {
            button.toggle();
            button.toggled();
        }
        button.clicked();
    }
}
