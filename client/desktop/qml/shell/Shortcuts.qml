import QtQuick
import Banter

// The keys that the window hears, wherever the focus is, as the table of commands has them.
Item {
    id: shortcuts
    property bool hasAccount: true
    property bool hasConversation: true
    // `number`: 1 to 9 for a command that has a key for each of nine.
    signal asked(string command, int number)

    Commands { id: commands }
    Instantiator {
        model: commands.shortcuts()
        delegate: Shortcut {
            required property var modelData
            sequences: modelData.keys
            enabled: (!modelData.needsAccount || shortcuts.hasAccount) && (!modelData.needsConversation || shortcuts.hasConversation)
            onActivated: shortcuts.asked(modelData.command, modelData.number)
        }
    }
}
