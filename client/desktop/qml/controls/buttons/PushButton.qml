import QtQuick
import QtQuick.Templates as T
import Banter

// What the buttons with words share; use PrimaryButton, SecondaryButton, DangerButton or LinkButton.
T.Button {
    id: button
    property string icon_
    property string description
    property color ground: "transparent"
    property color edgeColor: "transparent"
    property color wordsColor: Theme.text
    // Under the pointer and under a press.
    property color groundHovered: Theme.hover
    property color groundPressed: Theme.pressed
    property bool underlined: false
    property int side: Theme.edge

    implicitWidth: Math.ceil(words.implicitWidth) + (picture.visible ? picture.width + row.spacing : 0) + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.control, row.implicitHeight + topPadding + bottomPadding)
    leftPadding: side
    rightPadding: side
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    font: Theme.label
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    opacity: enabled ? 1 : Theme.faded
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: description

    contentItem: Item {
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.inside
            Icon {
                id: picture
                visible: button.icon_ !== ""
                name: button.icon_
                size: Theme.px(18)
                color: button.wordsColor
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: words
                role: "label"
                text: button.text
                font.underline: button.underlined && (button.hovered || button.visualFocus)
                color: button.wordsColor
                width: Math.min(implicitWidth, button.width - button.leftPadding - button.rightPadding
                                - (picture.visible ? picture.width + row.spacing : 0))
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.enabled && button.down ? button.groundPressed : button.enabled && button.hovered ? button.groundHovered : button.ground
        border { width: button.edgeColor.a > 0 ? Theme.hairline : 0; color: button.edgeColor }
        Behavior on color { enabled: !Theme.reducedMotion; ColorAnimation { duration: Theme.quick } }
    }
    FocusRing { }
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Accessible.onPressAction: if (enabled) clicked()
}
