import QtQuick
import Banter

// Chooses where messages are sent on to.
Sheet {
    id: sheet
    required property Session session
    property var messages: []
    signal said(string words)

    function forward(messages) {
        sheet.messages = messages;
        sheet.open();
    }
    function sendTo(conversation) {
        sheet.close();
        forwarder.send(conversation, sheet.messages);
    }

    title: qsTr("Forward to")
    onOpened: {
        filter.text = "";
        filter.forceActiveFocus();
    }

    Forwarder {
        id: forwarder
        session: sheet.session
        onDone: count => sheet.said(qsTr("Forwarded"))
        onRefused: sentence => sheet.said(sentence)
    }
    SearchField {
        id: filter
        width: parent.width
        placeholderText: qsTr("A person or room")
        Accessible.name: placeholderText
        Keys.onDownPressed: rows.forceActiveFocus(Qt.TabFocusReason)
    }
    ListView {
        id: rows
        width: parent.width
        height: Math.min(contentHeight, Theme.px(360))
        clip: true
        keyNavigationEnabled: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Conversations")
        model: ConversationList {
            session: sheet.opened ? sheet.session : null
            filter: filter.text
        }
        delegate: ForwardRow {
            required property string conversation
            required property string title
            required property string receiver
            required property string kind
            width: ListView.view.width
            session: sheet.session
            name: title
            username: kind === "room" ? "" : receiver
            highlighted: ListView.isCurrentItem && rows.activeFocus
            onClicked: sheet.sendTo(conversation)
        }
        Keys.onReturnPressed: currentItem?.clicked()
    }
}
