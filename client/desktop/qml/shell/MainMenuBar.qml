import QtQuick
import QtQuick.Templates as T
import Banter

// The menus side by side, for windows that are wide enough; MainMenu holds the same for the others.
T.MenuBar {
    id: bar
    required property bool hasAccount
    required property bool hasConversation
    signal asked(string command)

    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.px(32), Theme.listLine + Theme.px(12))
    leftPadding: Theme.unit
    rightPadding: Theme.unit
    delegate: MenuBarEntry {}
    contentItem: Row {
        Repeater { model: bar.contentModel }
    }
    background: Rectangle {
        color: Theme.sidebar
        Divider { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
    }
    Accessible.role: Accessible.MenuBar
    Accessible.name: qsTr("Menu bar")

    Commands { id: commands }
    Component {
        id: menu
        CommandMenu {
            hasAccount: bar.hasAccount
            hasConversation: bar.hasConversation
            onAsked: command => bar.asked(command)
        }
    }
    Component.onCompleted: {
        for (const part of commands.menus())
            bar.addMenu(menu.createObject(bar, { part: part }));
    }
}
