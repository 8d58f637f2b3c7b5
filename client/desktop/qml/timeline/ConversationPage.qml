import QtQuick
import Banter

// Header, messages, composer of one conversation.
Rectangle {
    id: page
    required property Session session
    property string conversation
    color: Theme.timeline

    // Moves to a message and shows it for a moment.
    function show(seq) {}

    TimelineView {
        session: page.session
        conversation: page.conversation
        anchors { top: parent.top; bottom: composer.top; left: parent.left; right: parent.right }
    }
    Composer {
        id: composer
        session: page.session
        conversation: page.conversation
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
    }
}
