import QtQuick
import Banter

// One menu of the table of commands.
PopMenu {
    id: menu
    required property string part
    required property bool hasAccount
    required property bool hasConversation
    signal asked(string command)

    title: commands.menuText(part)

    Commands {
        id: commands
        part: menu.part
    }
    Component {
        id: entry
        MenuEntry {
            property string command
            property bool needsAccount
            property bool needsConversation
            enabled: (!needsAccount || menu.hasAccount) && (!needsConversation || menu.hasConversation)
            onTriggered: menu.asked(command)
        }
    }
    Component {
        id: line
        MenuLine {}
    }
    Component.onCompleted: {
        for (let row = 0; row < commands.count; ++row) {
            const one = commands.row(row);
            if (one.beginsGroup && row > 0)
                menu.addItem(line.createObject(menu.contentItem));
            menu.addItem(entry.createObject(menu.contentItem, {
                command: one.command,
                text: one.text,
                shortcutText: one.keysText,
                needsAccount: one.needsAccount,
                needsConversation: one.needsConversation
            }));
        }
    }
}
