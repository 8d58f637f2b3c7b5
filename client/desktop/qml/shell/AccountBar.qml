import QtQuick
import Banter
import QtQuick.Layouts

// Above the list: who one is here, and the way to the other accounts.
Rectangle {
    id: bar
    required property Session session
    property bool narrow: false
    property bool hasConversation: false
    signal asked(string command, int number)

    implicitHeight: Math.max(Theme.px(52), row.implicitHeight + 2 * Theme.px(6))
    color: Theme.sidebar

    PersonInfo {
        id: self
        session: bar.session
        username: bar.session.username
    }
    OwnAccount {
        id: own
        session: bar.session
    }
    RowLayout {
        id: row
        anchors { fill: parent; leftMargin: Theme.inside; rightMargin: Theme.inside }
        spacing: Theme.unit
        MainMenu {
            visible: bar.narrow
            hasAccount: true
            hasConversation: bar.hasConversation
            onAsked: command => bar.asked(command, 0)
        }
        AccountButton {
            id: button
            session: bar.session
            title: self.displayName
            subtitle: bar.session.online ? own.statusWords : bar.session.stage === "signed_out" ? qsTr("Logged out") : qsTr("Off-line")
            menuShown: menu.visible
            onClicked: menu.visible ? menu.close() : menu.open()
            Layout.fillWidth: true
            PopMenu {
                id: menu
                y: button.height
                title: qsTr("Account")
                Instantiator {
                    model: App.accounts
                    delegate: MenuEntry {
                        required property int index
                        required property string username
                        required property string server
                        text: qsTr("%1 at %2").arg(username).arg(server)
                        icon_: index === App.accounts.current ? "check" : "circle-user"
                        shortcutText: index < 9 ? qsTr("Ctrl+Shift+%1").arg(index + 1) : ""
                        onTriggered: App.accounts.show(index)
                    }
                    onObjectAdded: (index, entry) => menu.insertItem(index, entry)
                    onObjectRemoved: (index, entry) => menu.removeItem(entry)
                }
                MenuLine {}
                MenuEntry {
                    text: qsTr("Add account …")
                    icon_: "plus"
                    onTriggered: bar.asked("add_account", 0)
                }
                MenuLine {}
                PopMenu {
                    id: statusMenu
                    title: qsTr("Status")
                    Instantiator {
                        model: own.statuses
                        delegate: MenuEntry {
                            required property var modelData
                            text: modelData.text
                            icon_: own.status === modelData.id ? "check" : "circle"
                            onTriggered: own.setStatus(modelData.id, own.statusText)
                        }
                        onObjectAdded: (index, entry) => statusMenu.insertItem(index, entry)
                        onObjectRemoved: (index, entry) => statusMenu.removeItem(entry)
                    }
                }
                MenuEntry {
                    text: qsTr("Profile and status …")
                    icon_: "circle-user"
                    onTriggered: bar.asked("profile", 0)
                }
                MenuEntry {
                    text: qsTr("Settings")
                    icon_: "settings"
                    onTriggered: bar.asked("settings", 0)
                }
                MenuEntry {
                    text: qsTr("Log out …")
                    icon_: "log-out"
                    onTriggered: bar.asked("log_out", 0)
                }
            }
        }
    }
    Divider { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
}
