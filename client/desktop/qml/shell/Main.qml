import QtQuick
import Banter
import QtQuick.Controls.Basic
import QtQuick.Layouts

// The window: what is in it depends on whether there is an account.
ApplicationWindow {
    id: window
    // Below this there is room for one thing beside the other no more, and the menus go behind a button.
    readonly property bool narrow: width < Theme.px(600)
    // A login that has ended, or one more account, is asked for over the accounts that are there.
    property bool addingAccount: false
    property string offeredServer
    property string offeredUsername
    // The account in view. Its page is made anew with it: nothing of one account is another's.
    property Session session: null
    property bool ready: false
    readonly property bool asking: session === null || addingAccount
    readonly property var page: whole.item ? whole.item.page : null

    function run(command, number) {
        switch (command) {
        case "add_account":
            window.askFor("", "");
            break;
        case "account":
            App.accounts.show(number - 1);
            break;
        case "settings":
            settingsSheet.open();
            break;
        case "shortcuts":
            shortcutSheet.open();
            break;
        case "about":
            aboutSheet.open();
            break;
        case "text_larger":
            App.settings.textSize = App.settings.textSize + 10;
            break;
        case "text_smaller":
            App.settings.textSize = App.settings.textSize - 10;
            break;
        case "text_normal":
            App.settings.textSize = 100;
            break;
        case "full_screen":
            window.visibility = window.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen;
            break;
        case "minimise":
            window.showMinimized();
            break;
        case "close_window":
            window.close();
            break;
        case "quit":
            Qt.quit();
            break;
        default:
            if (!window.asking)
                window.page.run(command, number);
        }
    }
    function askFor(server, username) {
        window.offeredServer = server;
        window.offeredUsername = username;
        window.addingAccount = true;
    }
    function turn() {
        window.ready = false;
        window.session = App.session;
        window.addingAccount = false;
        window.ready = true;
    }
    // Brings the window to the front.
    function come() {
        window.show();
        window.raise();
        window.requestActivate();
    }

    width: 1100
    height: 720
    minimumWidth: 360
    minimumHeight: 420
    visible: true
    color: Theme.window
    title: App.unreadCount > 0 ? qsTr("(%1) Banter").arg(App.unreadCount) : qsTr("Banter")
    LayoutMirroring.enabled: App.rightToLeft
    LayoutMirroring.childrenInherit: true

    Component.onCompleted: {
        window.turn();
        window.width = App.settings.recall("width", window.width);
        window.height = App.settings.recall("height", window.height);
        if (App.settings.recall("maximised", false))
            window.showMaximized();
    }
    onWidthChanged: keepSize.restart()
    onHeightChanged: keepSize.restart()
    onVisibilityChanged: keepSize.restart()
    onClosing: close => {
        if (App.hidesToTray) {
            close.accepted = false;
            window.hide();
        }
    }
    Timer {
        id: keepSize
        interval: 500
        onTriggered: {
            if (window.visibility === Window.Maximized || window.visibility === Window.Windowed)
                App.settings.remember("maximised", window.visibility === Window.Maximized);
            if (window.visibility === Window.Windowed) {
                App.settings.remember("width", window.width);
                App.settings.remember("height", window.height);
            }
        }
    }

    // What the person has set, as it is looked at everywhere.
    Binding { target: Theme; property: "mode"; value: App.settings.mode }
    Binding { target: Theme; property: "accentName"; value: App.settings.accent }
    Binding { target: Theme; property: "scale"; value: App.settings.textSize / 100 }
    Binding { target: Theme; property: "reducedMotion"; value: App.settings.reduceMotion || Theme.system.reducedMotion }

    // What is looked at needs no notification.
    Binding { target: App.notifier; property: "session"; value: window.asking ? null : window.session }
    Binding { target: App.notifier; property: "conversation"; value: window.page?.conversationInView ?? "" }
    Binding { target: App.notifier; property: "focused"; value: window.active }

    Connections {
        target: App
        function onSessionChanged() {
            window.turn();
        }
        function onLanguageChanged() {
            // Words that were made elsewhere are made anew with it.
            whole.active = false;
            whole.active = true;
        }
        function onComeForward() {
            window.come();
        }
        function onConversationAsked(conversation) {
            window.come();
            if (!window.asking)
                window.page.open(conversation, 0);
        }
    }
    Connections {
        target: App.accounts
        function onFailed(sentence) {
            toast.say(sentence);
        }
    }

    Shortcuts {
        hasAccount: !window.asking
        hasConversation: !window.asking && !!window.page?.conversation
        onAsked: (command, number) => window.run(command, number)
    }

    Loader {
        id: whole
        anchors.fill: parent
        sourceComponent: ColumnLayout {
            property alias page: content.item
            spacing: 0
            MainMenuBar {
                visible: !window.narrow
                hasAccount: !window.asking
                hasConversation: !window.asking && !!content.item?.conversation
                onAsked: command => window.run(command, 0)
                Layout.fillWidth: true
            }
            Loader {
                id: content
                active: window.ready
                sourceComponent: window.asking ? loginPage : mainPage
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
    Toast { id: toast }

    Component {
        id: loginPage
        LoginPage {
            canCancel: window.session !== null
            onCancelled: window.addingAccount = false
            Component.onCompleted: {
                if (window.offeredServer !== "")
                    offer(window.offeredServer, window.offeredUsername);
            }
        }
    }
    Component {
        id: mainPage
        MainPage {
            session: window.session
            narrow: window.narrow
            onAsked: (command, number) => window.run(command, number)
            onLoginAsked: window.askFor(session.server, session.username)
            onSaid: text => toast.say(text)
        }
    }

    SettingsSheet {
        id: settingsSheet
        onBlockedAsked: {
            if (!window.asking)
                window.page.panel = "blocked";
        }
    }
    ShortcutSheet { id: shortcutSheet }
    AboutSheet { id: aboutSheet }
}
