import QtQuick
import Banter
import QtQuick.Layouts

// Somebody: who he is, how he is, and what there is to do with him.
PanelPage {
    id: page
    required property Session session
    property string username
    // The conversation in view, which may be the direct one with him.
    property string conversation
    signal opened(string conversation)
    signal viewAsked(string view)
    signal said(string words)

    readonly property bool partner: info.known && !info.isRoom && info.receiver.toLowerCase() === username.toLowerCase()

    PersonInfo {
        id: person
        session: page.session
        username: page.username
        onRefused: sentence => trouble.text = sentence
    }
    ConversationInfo {
        id: info
        session: page.session
        conversation: page.conversation
        onRefused: (what, sentence) => trouble.text = sentence
        onSucceeded: what => {
            if (what === "clear")
                page.said(qsTr("The conversation is cleared."));
        }
    }
    RoomMaker {
        id: maker
        session: page.session
        onOpened: conversation => page.opened(conversation)
        onRefused: sentence => trouble.text = sentence
    }
    SharedRooms {
        id: shared
        session: page.session
        username: page.username
    }
    ConversationQuestions {
        id: questions
        info: info
        person: person
    }

    Avatar {
        anchors.horizontalCenter: parent.horizontalCenter
        session: page.session
        username: page.username
        size: Theme.px(96)
        showStatus: true
        ground: Theme.window
    }
    Column {
        width: parent.width
        spacing: Theme.px(2)
        Words {
            width: parent.width
            role: "title"
            text: person.displayName
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }
        Words {
            width: parent.width
            role: "hint"
            text: page.username
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: person.isSelf ? qsTr("This is you") : person.isBlocked ? qsTr("Blocked") : person.statusText
            color: person.isBlocked ? Theme.danger : Theme.muted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 4
        }
    }
    ErrorLine {
        id: trouble
        width: parent.width
    }
    PrimaryButton {
        width: parent.width
        visible: !page.partner && page.username !== ""
        enabled: !maker.busy
        text: person.isSelf ? qsTr("Notes to yourself") : qsTr("Write")
        icon_: "message-circle"
        onClicked: maker.start(page.username)
    }
    Divider {
        width: parent.width
    }
    Column {
        width: parent.width
        PanelAction {
            visible: !person.isSelf
            enabled: !person.busy
            icon_: person.isContact ? "user-minus" : "user-plus"
            text: person.isContact ? qsTr("Remove from your contacts") : qsTr("Add to your contacts")
            onClicked: person.isContact ? person.removeContact() : person.addContact()
        }
        PanelAction {
            visible: page.partner
            icon_: "search"
            text: qsTr("Search in this conversation")
            onClicked: page.viewAsked("search")
        }
        PanelAction {
            visible: page.partner
            icon_: "files"
            text: qsTr("Shared files")
            onClicked: page.viewAsked("files")
        }
        PanelAction {
            visible: page.partner
            icon_: "pin"
            text: qsTr("Pinned messages")
            onClicked: page.viewAsked("pinned")
        }
    }
    NotificationSetting {
        width: parent.width
        visible: page.partner
        info: info
    }
    Column {
        width: parent.width
        visible: shared.count > 0
        spacing: Theme.unit
        Words {
            width: parent.width
            role: "label"
            text: qsTr("Rooms that you share")
        }
        Repeater {
            model: shared
            PanelAction {
                required property string conversation
                required property string room
                icon_: "hash"
                text: room
                onClicked: page.opened(conversation)
            }
        }
    }
    Divider {
        width: parent.width
        visible: !person.isSelf || page.partner
    }
    Column {
        width: parent.width
        PanelAction {
            visible: page.partner
            icon_: "trash-2"
            danger: true
            text: qsTr("Clear the conversation…")
            onClicked: questions.ask("clear")
        }
        PanelAction {
            visible: !person.isSelf
            enabled: !person.busy
            icon_: "ban"
            danger: !person.isBlocked
            text: person.isBlocked ? qsTr("Unblock") : qsTr("Block…")
            onClicked: person.isBlocked ? person.unblock() : questions.ask("block")
        }
    }
}
