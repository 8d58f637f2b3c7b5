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
    // Not asked of the words themselves: how wide they would like to be hangs on how wide they are.
    implicitWidth: Math.min(most, Math.ceil(measure.advanceWidth) + Theme.px(2) + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.unit
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    leftPadding: Theme.inside
    rightPadding: Theme.inside
    delay: 500
    closePolicy: Templates.Popup.CloseOnEscape | Templates.Popup.CloseOnPressOutsideParent | Templates.Popup.CloseOnReleaseOutsideParent
    TextMetrics {
        id: measure
        font: Theme.hint
        text: hint.text
    }
    contentItem: Words {
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
