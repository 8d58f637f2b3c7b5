import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// The list of conversations, with a search on top. What is chosen it only tells; dialogs it asks for by
// `dialogWanted`.
Rectangle {
    id: bar
    required property Session session
    // The conversation in view.
    property string selected
    // Conversations with something to be read, of those that are not muted.
    readonly property int unreadCount: list.unreadCount
    signal chosen(string conversation)

    color: Theme.sidebar

    // For the shortcuts of whoever shows this; each opens a conversation if there is one.
    function next() { open(list.next(bar.selected)); }
    function previous() { open(list.previous(bar.selected)); }
    function nextUnread() { open(list.nextUnread(bar.selected)); }
    function previousUnread() { open(list.previousUnread(bar.selected)); }
    function openPinned(number) { open(list.pinned(number)); }
    // To the field on top.
    function search() {
        search_.forceActiveFocus();
    }
    // To the list: for F6.
    function focusList() {
        view.keyed = true;
        view.forceActiveFocus();
    }
    // The dialogs.
    function newConversation() { newConversationSheet.show(); }
    function newRoom() { newRoomSheet.show(); }
    function addContact() { addContactSheet.show(); }
    function browseRooms() { browseRoomsSheet.show(); }
    function contacts() { contactsSheet.show(); }
    function quickSwitcher() { quickSwitcherSheet.show(); }

    function open(conversation) {
        if (conversation !== "")
            bar.chosen(conversation);
    }

    ConversationList {
        id: list
        session: bar.session
        selected: bar.selected
        filter: search_.text
        show: unreadTab.checked ? ConversationList.Unread : peopleTab.checked ? ConversationList.Direct : roomsTab.checked ? ConversationList.Rooms : ConversationList.All
        held: pointer.hovered
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.inside
            Layout.leftMargin: Theme.between
            spacing: Theme.unit
            SearchField {
                id: search_
                Layout.fillWidth: true
                placeholderText: qsTr("Search")
                Keys.onDownPressed: bar.focusList()
                onAccepted: bar.open(list.next(""))
            }
            IconButton {
                icon_: "square-pen"
                name: qsTr("New conversation")
                onClicked: bar.newConversation()
            }
            IconButton {
                id: more
                icon_: "ellipsis-vertical"
                name: qsTr("Contacts and rooms")
                onClicked: moreMenu.popup(more, 0, more.height)
            }
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.between
            Layout.rightMargin: Theme.between
            Layout.bottomMargin: Theme.inside
            spacing: Theme.unit
            FilterTab {
                id: allTab
                text: qsTr("All")
                checked: true
            }
            FilterTab {
                id: unreadTab
                text: list.unreadCount > 0 ? qsTr("Unread %1").arg(list.unreadCount) : qsTr("Unread")
            }
            FilterTab {
                id: peopleTab
                text: qsTr("People")
            }
            FilterTab {
                id: roomsTab
                text: qsTr("Rooms")
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: view
                // The keyboard is in it, so the row that it is at shows a ring.
                property bool keyed: false
                anchors.fill: parent
                clip: true
                model: list
                reuseItems: true
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                keyNavigationEnabled: true
                currentIndex: -1
                highlightFollowsCurrentItem: false
                ScrollBar.vertical: ThinScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Conversations")
                onActiveFocusChanged: {
                    if (!activeFocus)
                        keyed = false;
                    else if (currentIndex < 0 && count > 0)
                        currentIndex = Math.max(0, list.rowOf(bar.selected));
                }
                onCurrentIndexChanged: {
                    if (activeFocus)
                        positionViewAtIndex(currentIndex, ListView.Contain);
                }
                Keys.onPressed: event => {
                    keyed = true;
                    const page = Math.max(1, Math.floor(height / Theme.row) - 1);
                    if (event.key === Qt.Key_Home)
                        currentIndex = 0;
                    else if (event.key === Qt.Key_End)
                        currentIndex = count - 1;
                    else if (event.key === Qt.Key_PageDown && event.modifiers === Qt.NoModifier)
                        currentIndex = Math.min(count - 1, currentIndex + page);
                    else if (event.key === Qt.Key_PageUp && event.modifiers === Qt.NoModifier)
                        currentIndex = Math.max(0, currentIndex - page);
                    else
                        return;
                    event.accepted = true;
                }
                HoverHandler {
                    id: pointer
                    acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                }
                moveDisplaced: Transition {
                    NumberAnimation { property: "y"; duration: Theme.quick; easing.type: Easing.OutCubic }
                }
                move: Transition {
                    NumberAnimation { property: "y"; duration: Theme.quick; easing.type: Easing.OutCubic }
                }
                delegate: ConversationRow {
                    id: row
                    width: view.width
                    session: bar.session
                    selected: conversation === bar.selected
                    busy: answer.busy && answer.conversation === conversation
                    onChosen: {
                        view.currentIndex = index;
                        if (!invited)
                            bar.open(conversation);
                    }
                    onMenuWanted: (x, y) => {
                        view.currentIndex = index;
                        menu.conversation = conversation;
                        menu.popup(row, x, y);
                    }
                    onJoined: bar.answered(conversation, true)
                    onDeclined: bar.answered(conversation, false)
                }
            }
            Skeleton {
                anchors { top: parent.top; left: parent.left; right: parent.right }
                rows: 8
                active: list.loading
            }
            EmptyState {
                anchors.fill: parent
                visible: !list.loading && list.count === 0
                icon_: list.total === 0 ? "message-circle" : "search-x"
                sentence: list.total === 0 ? qsTr("No conversations yet") : search_.text !== "" ? qsTr("Nobody and no room here is called like that") : unreadTab.checked ? qsTr("Everything is read") : qsTr("There is nothing here")
                action: list.total === 0 ? qsTr("New conversation") : search_.text !== "" ? qsTr("Look everywhere") : qsTr("Show all")
                onActed: {
                    if (list.total === 0)
                        bar.newConversation();
                    else if (search_.text !== "")
                        quickSwitcherSheet.show(search_.text);
                    else
                        allTab.checked = true;
                }
            }
        }
        ErrorLine {
            id: trouble
            Layout.fillWidth: true
            Layout.margins: Theme.inside
            visible: text !== ""
            Timer {
                interval: 10000
                running: trouble.text !== ""
                onTriggered: trouble.text = ""
            }
        }
    }
    Rectangle {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
        width: Theme.hairline
        color: Theme.border
    }

    ConversationMenu {
        id: menu
        session: bar.session
        onRefused: sentence => trouble.text = sentence
        onQuestioned: what => questions.ask(what)
    }
    ConversationQuestions {
        id: questions
        info: menu.info
        person: menu.person
    }
    // The invitation that is being answered.
    ConversationInfo {
        id: answer
        session: bar.session
        onSucceeded: what => {
            if (what === "join")
                bar.open(answer.conversation);
        }
        onRefused: (what, sentence) => trouble.text = sentence
    }
    function answered(conversation, yes) {
        answer.conversation = conversation;
        if (yes)
            answer.join();
        else
            answer.leave();
    }

    PopMenu {
        id: moreMenu
        MenuEntry {
            text: qsTr("New room")
            icon_: "users"
            onTriggered: bar.newRoom()
        }
        MenuEntry {
            text: qsTr("Browse rooms")
            icon_: "hash"
            onTriggered: bar.browseRooms()
        }
        MenuLine {}
        MenuEntry {
            text: qsTr("Contacts")
            icon_: "circle-user"
            shortcutText: qsTr("Ctrl+J")
            onTriggered: bar.contacts()
        }
        MenuEntry {
            text: qsTr("Add contact")
            icon_: "user-plus"
            onTriggered: bar.addContact()
        }
    }

    LateSheet {
        id: newConversationSheet
        NewConversationSheet {
            session: bar.session
            onChosen: conversation => bar.open(conversation)
            onRoomWanted: usernames => newRoomSheet.show(usernames)
            onBrowseWanted: bar.browseRooms()
        }
    }
    LateSheet {
        id: newRoomSheet
        NewRoomSheet {
            session: bar.session
            onChosen: conversation => bar.open(conversation)
        }
    }
    LateSheet {
        id: addContactSheet
        AddContactSheet {
            session: bar.session
            onChosen: conversation => bar.open(conversation)
        }
    }
    LateSheet {
        id: browseRoomsSheet
        BrowseRoomsSheet {
            session: bar.session
            onChosen: conversation => bar.open(conversation)
            onRoomWanted: bar.newRoom()
        }
    }
    LateSheet {
        id: contactsSheet
        ContactsSheet {
            session: bar.session
            onChosen: conversation => bar.open(conversation)
            onAddWanted: bar.addContact()
        }
    }
    LateSheet {
        id: quickSwitcherSheet
        QuickSwitcherSheet {
            session: bar.session
            current: bar.selected
            onChosen: conversation => bar.open(conversation)
        }
    }
}
