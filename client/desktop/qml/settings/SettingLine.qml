import QtQuick
import Banter

// Words, and what sets it behind them; below them where there is no room.
Item {
    id: line
    required property string label
    default property Item control
    readonly property bool under: width < Theme.px(380)
    width: parent ? parent.width : 0
    implicitHeight: under ? words.height + Theme.unit + (control ? control.height : 0) : Math.max(Theme.control, control ? control.height : 0)
    height: implicitHeight
    onControlChanged: {
        if (control)
            control.parent = place;
    }
    Words {
        id: words
        text: line.label
        wrapMode: Text.Wrap
        width: line.under ? line.width : line.width - place.width - Theme.between
        anchors.left: parent.left
        y: line.under ? 0 : Math.round((line.height - height) / 2)
        Accessible.ignored: true
    }
    Item {
        id: place
        width: line.under ? line.width : Theme.px(220)
        height: line.control ? line.control.height : 0
        anchors.right: parent.right
        y: line.under ? words.height + Theme.unit : Math.round((line.height - height) / 2)
    }
}
