import QtQuick
import Banter

// Tells screen readers of messages that come in, politely: at most once in two seconds, several as their number.
Item {
    id: announcer
    property var waiting: []
    width: 1
    height: 1
    Accessible.role: Accessible.StaticText
    Accessible.name: said
    property string said

    function heard(sentence) {
        waiting.push(sentence);
        if (!rest.running)
            tell();
    }
    function moved(item) {}
    function tell() {
        if (waiting.length === 0)
            return;
        said = waiting.length === 1 ? waiting[0] : qsTr("%n new messages; the last one: %1", "", waiting.length).arg(waiting[waiting.length - 1]);
        waiting = [];
        Announce.politely(announcer, said);
        rest.restart();
    }
    Timer { id: rest; interval: 2000; onTriggered: announcer.tell() }
}
