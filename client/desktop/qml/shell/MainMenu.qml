import QtQuick
import Banter

// All menus behind one button, for narrow windows.
IconButton {
    id: button
    required property bool hasAccount
    required property bool hasConversation
    signal asked(string command)

    icon_: "menu"
    name: qsTr("Menu")
    checked: menu.visible
    onClicked: menu.visible ? menu.close() : menu.open()

    PopMenu {
        id: menu
        title: button.name
        y: button.height
    }
    Commands { id: commands }
    Component {
        id: part
        CommandMenu {
            hasAccount: button.hasAccount
            hasConversation: button.hasConversation
            onAsked: command => {
                menu.close();
                button.asked(command);
            }
        }
    }
    Component.onCompleted: {
        for (const id of commands.menus())
            menu.addMenu(part.createObject(menu, { part: id }));
    }
}
