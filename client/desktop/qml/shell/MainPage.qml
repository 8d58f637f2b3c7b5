import QtQuick
import Banter
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Layouts

// What an account sees: the list, a conversation, a panel beside it. Three of them stand side by side from
// 900 px on, two from 600, below that one at a time.
FocusScope {
    id: page
    required property Session session
    property bool narrow: false
    readonly property bool wide: width >= Theme.px(900)
    // The id of the conversation in view; empty: none.
    property string conversation
    // What the panel shows: "", "members", "files", "search", "room", "person" or "blocked".
    property string panel
    // Whom it shows as "person".
    property string person
    // A search through all conversations.
    property bool everywhere: false
    // One pane at a time: the list while nothing is open.
    readonly property bool listShown: !narrow || (conversation === "" && !panelShown)
    readonly property bool panelShown: page.panel !== ""
    readonly property bool conversationShown: narrow ? conversation !== "" && !panelShown : wide || !panelShown
    readonly property string conversationInView: conversationShown ? conversation : ""
    readonly property string memory: "account/" + session.server + "/" + session.username.toLowerCase()
    // Conversations as they were visited; `visit` is the place in it.
    property var visited: []
    property int visit: -1

    signal asked(string command, int number)
    signal loginAsked
    signal said(string text)

    // Shows a conversation, at the message `seq` where that is above 0.
    function open(conversation, seq) {
        if (conversation !== page.conversation && conversation !== "") {
            page.visited = page.visited.slice(0, page.visit + 1).concat([conversation]).slice(-100);
            page.visit = page.visited.length - 1;
        }
        page.go(conversation, seq);
    }
    function go(conversation, seq) {
        if (!page.wide)
            page.panel = "";
        page.conversation = conversation;
        App.settings.remember(page.memory, conversation);
        if (seq > 0)
            conversationPage.show(seq);
        else if (conversation !== "")
            conversationPage.focusBox();
    }
    function travel(by) {
        const there = page.visit + by;
        if (there < 0 || there >= page.visited.length)
            return;
        page.visit = there;
        page.go(page.visited[there], 0);
    }
    function back() {
        if (page.panelShown)
            page.panel = "";
        else
            page.go("", 0);
    }
    function say(text) {
        page.said(text);
    }
    function toggle(panel) {
        page.panel = page.panel === panel ? "" : panel;
    }
    function showPerson(username) {
        page.person = username;
        page.panel = "person";
    }
    function openNamed(conversation) {
        if (conversation !== "")
            page.open(conversation, 0);
    }

    readonly property var commands: ({
        new_conversation: () => sideBar.newConversation(),
        new_room: () => sideBar.newRoom(),
        browse_rooms: () => sideBar.browseRooms(),
        add_contact: () => sideBar.addContact(),
        quick_switcher: () => sideBar.quickSwitcher(),
        contacts: () => sideBar.contacts(),
        profile: () => profileSheet.open(),
        devices: () => devicesSheet.open(),
        change_password: () => passwordSheet.open(),
        log_out: () => logOutSheet.open(),
        attach: () => filesDialog.open(),
        find: () => {
            if (!page.conversationShown)
                page.panel = "";
            conversationPage.find();
        },
        find_everywhere: () => {
            page.everywhere = true;
            page.panel = "search";
            rightPanel.forceActiveFocus(Qt.ShortcutFocusReason);
        },
        members: () => page.toggle("members"),
        files: () => page.toggle("files"),
        details: () => {
            page.person = info.isRoom ? "" : info.receiver;
            page.toggle(info.isRoom ? "room" : "person");
        },
        mute: () => info.mute(info.muted ? 0 : -1),
        mark_read: () => info.markRead(),
        close_conversation: () => page.go("", 0),
        previous_conversation: () => page.openNamed(list.previous(page.conversation)),
        next_conversation: () => page.openNamed(list.next(page.conversation)),
        previous_unread: () => page.openNamed(list.previousUnread(page.conversation)),
        next_unread: () => page.openNamed(list.nextUnread(page.conversation)),
        pinned: number => page.openNamed(list.pinned(number)),
        back: () => page.travel(-1),
        forward: () => page.travel(1),
        next_landmark: () => page.walk(1),
        previous_landmark: () => page.walk(-1)
    })
    function run(command, number) {
        const act = page.commands[command];
        if (act)
            act(number);
    }

    // From one part of the window to the next.
    function walk(by) {
        const parts = [sidePane, conversationPage.timeline, conversationPage.composer, rightPanel].filter(part => part.visible && part.width > 0);
        const holds = part => {
            for (let item = page.Window.activeFocusItem; item; item = item.parent) {
                if (item === part)
                    return true;
            }
            return false;
        };
        const now = parts.findIndex(holds);
        const part = parts[(now + by + parts.length) % parts.length];
        const first = part.activeFocusOnTab ? part : part.nextItemInFocusChain(true);
        first.forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    // Whatever has the focus hears Esc first; what nobody wants comes here.
    Keys.onEscapePressed: event => {
        if (page.panelShown && rightPanel.activeFocus)
            page.panel = "";
        else
            event.accepted = conversationPage.giveUp();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Banter, account of %1").arg(session.username)

    Component.onCompleted: {
        const last = App.settings.recall(page.memory, "");
        if (last !== "" && !page.narrow)
            page.open(last, 0);
    }

    ConversationList {
        id: list
        session: page.session
    }
    ConversationInfo {
        id: info
        session: page.session
        conversation: page.conversation
        onRefused: (what, sentence) => page.say(sentence)
    }

    SplitView {
        id: split
        anchors.fill: parent
        orientation: Qt.Horizontal
        handle: PaneHandle {}
        onResizingChanged: {
            if (resizing)
                return;
            App.settings.remember("sideBar", Math.round(sidePane.width / Theme.grown));
            if (page.wide && page.panelShown)
                App.settings.remember("panel", Math.round(rightPanel.width / Theme.grown));
        }

        ColumnLayout {
            id: sidePane
            visible: page.listShown
            spacing: 0
            SplitView.fillWidth: page.narrow
            SplitView.minimumWidth: Theme.sidebarLeast
            SplitView.maximumWidth: page.narrow ? Infinity : Theme.sidebarMost
            SplitView.preferredWidth: Theme.px(App.settings.recall("sideBar", 300))
            Accessible.role: Accessible.Pane
            Accessible.name: qsTr("Conversations")
            AccountBar {
                session: page.session
                narrow: page.narrow
                hasConversation: page.conversation !== ""
                onAsked: (command, number) => page.asked(command, number)
                Layout.fillWidth: true
            }
            SideBar {
                id: sideBar
                session: page.session
                selected: page.conversation
                onChosen: conversation => page.open(conversation, 0)
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
        Item {
            id: centre
            visible: page.conversationShown
            SplitView.fillWidth: !page.narrow || page.conversationShown
            SplitView.minimumWidth: Theme.px(280)
            ConversationPage {
                id: conversationPage
                anchors.fill: parent
                visible: page.conversation !== ""
                session: page.session
                conversation: page.conversation
                narrow: page.narrow
                panel: page.panel
                onBack: page.back()
                onPanelAsked: panel => page.toggle(panel)
                onPersonAsked: username => page.showPerson(username)
                onForwardAsked: messages => forwardSheet.forward(messages)
                onRoomAsked: room => sideBar.browseRooms()
                onSaid: words => page.say(words)
            }
            Binding { target: conversationPage.composer; property: "enterSends"; value: !App.settings.ctrlEnterSends }
            Binding { target: conversationPage.timeline; property: "allLeft"; value: App.settings.bubblesLeft }
            Rectangle {
                anchors.fill: parent
                visible: page.conversation === ""
                color: Theme.timeline
                EmptyState {
                    anchors.centerIn: parent
                    icon_: "messages-square"
                    sentence: qsTr("Choose a conversation, or begin one.")
                    action: qsTr("Begin a conversation")
                    onActed: page.asked("new_conversation", 0)
                }
            }
        }
        RightPanel {
            id: rightPanel
            visible: page.panelShown
            session: page.session
            conversation: page.conversation
            showing: page.panel
            SplitView.fillWidth: !page.wide
            SplitView.minimumWidth: page.wide ? Theme.px(240) : 0
            SplitView.maximumWidth: page.wide ? Theme.px(480) : Infinity
            SplitView.preferredWidth: Theme.px(App.settings.recall("panel", 300))
            person: page.person
            everywhere: page.everywhere
            onOpened: (conversation, seq) => page.open(conversation, seq)
            onClosed: page.panel = ""
            onSaid: words => page.say(words)
        }
    }

    // Over the conversation, or at the foot of the list where that stands alone.
    OfflineBanner {
        readonly property real room: centre.visible ? centre.width : page.width
        session: page.session
        width: Math.min(implicitWidth, room - 2 * Theme.between)
        x: (centre.visible ? centre.x : 0) + Math.round((room - width) / 2)
        y: centre.visible ? Theme.px(64) : page.height - height - Theme.edge
        onLoginAsked: page.loginAsked()
    }
    FileDialog {
        id: filesDialog
        title: qsTr("Attach files")
        fileMode: FileDialog.OpenFiles
        onAccepted: conversationPage.composer.attach(selectedFiles)
    }
    ForwardSheet {
        id: forwardSheet
        session: page.session
        onSaid: words => page.say(words)
    }
    ProfileSheet { id: profileSheet; session: page.session }
    DevicesSheet { id: devicesSheet; session: page.session }
    PasswordSheet { id: passwordSheet; session: page.session; onChanged: page.say(qsTr("The password is changed; all other devices are logged out.")) }
    LogOutSheet {
        id: logOutSheet
        session: page.session
        onDecided: withData => App.accounts.logOut(App.accounts.current, withData)
    }
}
