import QtQuick
import Banter
import QtQuick.Layouts

// A room: name, topic, who may join, and what there is to do with it. What one may not do does not stand here.
PanelPage {
    id: page
    required property Session session
    property string conversation
    signal viewAsked(string view)
    signal said(string words)

    ConversationInfo {
        id: info
        session: page.session
        conversation: page.conversation
        onRefused: (what, sentence) => {
            if (what === "topic")
                topic.error = sentence;
            else if (what === "name")
                name_.error = sentence;
            else
                trouble.text = sentence;
        }
        onSucceeded: what => {
            trouble.text = "";
            if (what === "topic")
                page.said(qsTr("The topic is changed."));
            else if (what === "name")
                page.said(qsTr("The room has another name."));
            else if (what === "clear")
                page.said(qsTr("The conversation is cleared."));
            else if (what === "leave")
                page.said(qsTr("You have left the room."));
        }
    }
    PersonInfo {
        id: nobody
    }
    RoomMaker {
        id: names
        session: page.session
    }
    MemberList {
        id: bans
        session: page.session
        onDone: (what, username) => {
            banned.text = "";
            page.said(qsTr("%1 may join again.").arg(username));
        }
        onRefused: sentence => banned.error = sentence
    }
    ConversationQuestions {
        id: questions
        info: info
        person: nobody
    }
    LateSheet {
        id: invitations
        InviteSheet {
            session: page.session
            conversation: page.conversation
        }
    }

    Avatar {
        anchors.horizontalCenter: parent.horizontalCenter
        session: page.session
        title: info.title
        size: Theme.px(72)
        ground: Theme.window
    }
    Column {
        width: parent.width
        spacing: Theme.px(2)
        Words {
            width: parent.width
            role: "title"
            text: info.title
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }
        Words {
            width: parent.width
            role: "hint"
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: qsTr("%1 · %2").arg(info.isPublic ? qsTr("Everybody may join") : qsTr("By invitation only")).arg(qsTr("%n member(s)", "", info.memberCount))
        }
        Words {
            width: parent.width
            visible: text !== "" && !info.mayModerate
            text: info.topic
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 12
        }
    }
    ErrorLine {
        id: trouble
        width: parent.width
    }
    InputField {
        id: name_
        width: parent.width
        visible: info.mayOwn && !info.isGeneral
        label: qsTr("Name")
        // What is being written stays until the room itself has another name.
        readonly property string now: info.receiver
        onNowChanged: take()
        Component.onCompleted: take()
        function take() {
            text = now;
            input.cursorPosition = 0;
        }
        maximumLength: 65
        onEdited: error = text.toLowerCase() === info.receiver.toLowerCase() ? "" : names.objection(text)
        onAccepted: {
            if (error === "" && text !== info.receiver)
                info.rename(text);
        }
    }
    InputField {
        id: topic
        width: parent.width
        visible: info.mayModerate
        label: qsTr("Topic")
        readonly property string now: info.topic
        onNowChanged: take()
        Component.onCompleted: take()
        function take() {
            text = now;
            input.cursorPosition = 0;
        }
        maximumLength: 1024
        onEdited: error = ""
        onAccepted: info.setTopic(text)
    }
    SecondaryButton {
        width: parent.width
        visible: (topic.visible && topic.text.trim() !== info.topic) || (name_.visible && name_.text !== info.receiver)
        enabled: !info.busy && name_.error === ""
        text: qsTr("Save")
        onClicked: {
            if (topic.text.trim() !== info.topic)
                info.setTopic(topic.text);
            if (name_.visible && name_.text !== info.receiver)
                info.rename(name_.text);
        }
    }
    Divider {
        width: parent.width
    }
    Column {
        width: parent.width
        PanelAction {
            icon_: "users"
            text: qsTr("Members")
            hint: info.memberCount > 0 ? info.memberCount.toLocaleString(Qt.locale(), "f", 0) : ""
            onClicked: page.viewAsked("members")
        }
        PanelAction {
            visible: info.mayInvite
            icon_: "user-plus"
            text: qsTr("Invite people…")
            onClicked: invitations.show()
        }
        PanelAction {
            icon_: "search"
            text: qsTr("Search in this room")
            onClicked: page.viewAsked("search")
        }
        PanelAction {
            icon_: "files"
            text: qsTr("Shared files")
            onClicked: page.viewAsked("files")
        }
        PanelAction {
            icon_: "pin"
            text: qsTr("Pinned messages")
            onClicked: page.viewAsked("pinned")
        }
    }
    NotificationSetting {
        width: parent.width
        info: info
    }
    InputField {
        id: banned
        width: parent.width
        visible: info.mayModerate
        label: qsTr("Let a banned person join again")
        placeholderText: qsTr("Username")
        maximumLength: 32
        onEdited: error = ""
        onAccepted: {
            bans.conversation = page.conversation;
            bans.unban(text.trim());
        }
    }
    Divider {
        width: parent.width
    }
    Column {
        width: parent.width
        PanelAction {
            icon_: "trash-2"
            danger: true
            text: qsTr("Clear the conversation…")
            onClicked: questions.ask("clear")
        }
        PanelAction {
            icon_: "log-out"
            danger: true
            text: qsTr("Leave the room…")
            onClicked: questions.ask("leave")
        }
    }
}
