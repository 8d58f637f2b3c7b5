import QtQuick
import Banter

// What happened between two messages, in one line; a click shows each of them.
Item {
    id: line
    property string sentence
    property var all: []
    property bool opened: false
    implicitHeight: words.height + Theme.px(10)

    Words {
        id: words
        role: "hint"
        text: line.opened ? line.all.join("\n") : line.sentence
        width: Math.min(implicitWidth, line.width - 2 * Theme.edge)
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: line.opened ? 50 : 2
        anchors.centerIn: parent
        Accessible.ignored: true
    }
    TapHandler {
        enabled: line.all.length > 1
        onTapped: line.opened = !line.opened
    }
    HoverHandler { cursorShape: line.all.length > 1 ? Qt.PointingHandCursor : Qt.ArrowCursor }
}
