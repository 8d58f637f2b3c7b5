import QtQuick
import Banter

// Short words over the window, for what is done and needs nobody: `toast.say(text)`. It fills its parent, and only
// its own pill takes the pointer. Failures do not belong here: they stand where they happened.
Item {
    id: toast
    property string text
    // Above what must not be covered: the composer.
    property int lift: Theme.px(72)
    // How long, in ms; longer for longer words.
    readonly property int stay: 2500 + 40 * text.length
    anchors.fill: parent
    z: 100

    function say(words) {
        toast.text = words;
        pill.shown = true;
        leave.restart();
    }
    Timer { id: leave; interval: toast.stay; onTriggered: pill.shown = false }

    Rectangle {
        id: pill
        property bool shown: false
        visible: opacity > 0
        opacity: shown ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: toast.lift }
        width: Math.min(words.implicitWidth + 2 * Theme.edge, toast.width - 2 * Theme.edge)
        height: words.height + 2 * Theme.px(10)
        radius: Theme.px(10)
        color: Theme.text
        Accessible.role: Accessible.AlertMessage
        Accessible.name: toast.text
        Words {
            id: words
            text: toast.text
            color: Theme.window
            wrapMode: Text.Wrap
            maximumLineCount: 4
            anchors.centerIn: parent
            width: Math.min(implicitWidth, toast.width - 4 * Theme.edge)
            Accessible.ignored: true
        }
        HoverHandler { id: pointer; onHoveredChanged: hovered ? leave.stop() : leave.restart() }
        TapHandler { onTapped: pill.shown = false }
    }
}
