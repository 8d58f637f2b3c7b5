import QtQuick
import Banter
import QtQuick.Controls.Basic

// What an account sees: the list, a conversation, a panel beside it.
Item {
    id: page
    required property Session session
    // The id of the conversation in view; empty: none.
    property string conversation
    // What the panel shows: "", "members", "files", "search", "room" or "person".
    property string panel

    // Shows a conversation, at the message `seq` where that is above 0.
    function open(conversation, seq) {
        page.conversation = conversation;
    }

    SideBar {
        id: sideBar
        session: page.session
        selected: page.conversation
        width: 300
        anchors { top: parent.top; bottom: parent.bottom; left: parent.left }
        onChosen: conversation => page.open(conversation, 0)
    }
    ConversationPage {
        session: page.session
        conversation: page.conversation
        anchors { top: parent.top; bottom: parent.bottom; left: sideBar.right; right: panel.left }
    }
    RightPanel {
        id: panel
        session: page.session
        conversation: page.conversation
        showing: page.panel
        width: page.panel === "" ? 0 : 300
        visible: width > 0
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
}
