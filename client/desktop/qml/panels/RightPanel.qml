import QtQuick
import Banter
import QtQuick.Layouts

// What stands beside a conversation: members, files, a search, the room, a person, or whom one has blocked. It
// goes from one to another by itself, and tells of what concerns others.
FocusScope {
    id: panel
    required property Session session
    property string conversation
    // "members", "files", "search", "room", "person", "pinned", "blocked", or "" for none.
    property string showing
    // Whom "person" shows; empty: the partner of the conversation.
    property string person
    // The search goes through all conversations.
    property bool everywhere: false
    // A conversation is to be shown, at a message where `seq` is above 0.
    signal opened(string conversation, real seq)
    signal closed
    signal said(string words)

    // Within the panel one may go on from what was asked for.
    property string view: showing
    property string viewed: person
    onShowingChanged: reset()
    onPersonChanged: reset()
    onConversationChanged: reset()
    function reset() {
        view = showing;
        viewed = person;
    }
    function showPerson(username) {
        viewed = username;
        view = "person";
    }
    readonly property bool away: view !== showing || viewed !== person

    ConversationInfo {
        id: info
        session: panel.session
        conversation: panel.conversation
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }
    Divider {
        vertical: true
        anchors { top: parent.top; bottom: parent.bottom; left: parent.left }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.hairline
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(56)
            Layout.leftMargin: panel.away ? Theme.inside : Theme.edge
            Layout.rightMargin: Theme.inside
            spacing: Theme.inside
            IconButton {
                visible: panel.away
                icon_: "arrow-left"
                name: qsTr("Back")
                onClicked: panel.reset()
            }
            Words {
                Layout.fillWidth: true
                role: "title"
                text: {
                    // Of a conversation between two there is the other one to look at.
                    const view = (panel.view === "members" || panel.view === "room") && info.known && !info.isRoom ? "person" : panel.view;
                    switch (view) {
                    case "members":
                        return qsTr("Members");
                    case "files":
                        return qsTr("Files");
                    case "search":
                        return qsTr("Search");
                    case "room":
                        return qsTr("Room");
                    case "pinned":
                        return qsTr("Pinned messages");
                    case "blocked":
                        return qsTr("Blocked people");
                    case "person":
                        return qsTr("Person");
                    default:
                        return "";
                    }
                }
            }
            IconButton {
                icon_: "x"
                name: qsTr("Close the panel")
                onClicked: panel.closed()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            sourceComponent: {
                switch (panel.view) {
                case "members":
                    return info.isRoom || !info.known ? members : someone;
                case "person":
                    return someone;
                case "room":
                    return info.isRoom || !info.known ? room : someone;
                case "files":
                    return files;
                case "search":
                    return search;
                case "pinned":
                    return pinned;
                case "blocked":
                    return blocked;
                default:
                    return null;
                }
            }
        }
    }
    Component {
        id: members
        MembersPanel {
            session: panel.session
            conversation: panel.conversation
            onPersonAsked: username => panel.showPerson(username)
            onOpened: conversation => panel.opened(conversation, 0)
        }
    }
    Component {
        id: someone
        PersonPanel {
            session: panel.session
            username: panel.viewed !== "" ? panel.viewed : info.isRoom ? "" : info.receiver
            conversation: panel.conversation
            onOpened: conversation => panel.opened(conversation, 0)
            onViewAsked: view => panel.view = view
            onSaid: words => panel.said(words)
        }
    }
    Component {
        id: room
        RoomPanel {
            session: panel.session
            conversation: panel.conversation
            onViewAsked: view => panel.view = view
            onSaid: words => panel.said(words)
        }
    }
    Component {
        id: files
        FilesPanel {
            session: panel.session
            conversation: panel.conversation
            onOpened: (conversation, seq) => panel.opened(conversation, seq)
        }
    }
    Component {
        id: search
        SearchPanel {
            session: panel.session
            conversation: panel.conversation
            everywhere: panel.everywhere && !panel.away
            onOpened: (conversation, seq) => panel.opened(conversation, seq)
        }
    }
    Component {
        id: pinned
        PinnedPanel {
            session: panel.session
            conversation: panel.conversation
            onOpened: (conversation, seq) => panel.opened(conversation, seq)
        }
    }
    Component {
        id: blocked
        BlockedPanel {
            session: panel.session
        }
    }
}
