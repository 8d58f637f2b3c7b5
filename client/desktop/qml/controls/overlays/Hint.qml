import QtQuick
import QtQuick.Templates as Templates
import Banter

// A tooltip: `Hint { text: ...; visible: button.hovered }`, over the item that it stands in. The template itself draws
// no text; Words does, as it is.
Templates.ToolTip {
    id: hint
    readonly property real most: Theme.px(320)
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + Theme.unit : 0
    implicitWidth: Math.min(most, Math.ceil(words.implicitWidth) + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.unit
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    leftPadding: Theme.inside
    rightPadding: Theme.inside
    delay: 500
    closePolicy: Templates.Popup.CloseOnEscape | Templates.Popup.CloseOnPressOutsideParent | Templates.Popup.CloseOnReleaseOutsideParent
    contentItem: Words {
        id: words
        text: hint.text
        role: "hint"
        color: Theme.window
        wrapMode: Text.Wrap
        maximumLineCount: 6
    }
    background: Rectangle {
        color: Theme.text
        radius: Theme.px(6)
    }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Easing.OutCubic } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic } }
}
