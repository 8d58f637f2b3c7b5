import QtQuick
import Banter

// What can be done with a conversation as a whole. Harmful things are only asked for: whoever shows the menu
// puts the question.
PopMenu {
    id: menu
    required property Session session
    property string conversation
    // "clear", "leave" or "block": to be confirmed.
    signal questioned(string what)
    signal refused(string sentence)

    readonly property ConversationInfo info: ConversationInfo {
        session: menu.session
        conversation: menu.conversation
        onRefused: (what, sentence) => menu.refused(sentence)
    }
    readonly property PersonInfo person: PersonInfo {
        session: menu.info.isRoom ? null : menu.session
        username: menu.info.isRoom ? "" : menu.info.receiver
        onRefused: sentence => menu.refused(sentence)
    }

    MenuEntry {
        text: menu.info.pinned ? qsTr("Unpin") : qsTr("Pin to the top")
        icon_: menu.info.pinned ? "pin-off" : "pin"
        visible: !menu.info.invited
        onTriggered: menu.info.setPinned(!menu.info.pinned)
    }
    MenuEntry {
        text: qsTr("Mark as read")
        icon_: "check-check"
        visible: menu.info.unread > 0
        onTriggered: menu.info.markRead()
    }
    MenuEntry {
        text: qsTr("Copy name")
        icon_: "copy"
        onTriggered: menu.info.copyName()
    }
    MenuLine {
        visible: !menu.info.invited
    }
    MenuEntry {
        text: qsTr("Unmute")
        icon_: "bell"
        visible: menu.info.muted
        onTriggered: menu.info.mute(0)
    }
    Repeater {
        model: [
            { text: qsTr("Mute for 1 hour"), hours: 1 },
            { text: qsTr("Mute for 8 hours"), hours: 8 },
            { text: qsTr("Mute until tomorrow"), hours: 0 },
            { text: qsTr("Mute for ever"), hours: -1 }
        ]
        MenuEntry {
            required property var modelData
            text: modelData.text
            icon_: "bell-off"
            visible: !menu.info.muted && !menu.info.invited
                onTriggered: modelData.hours === 0 ? menu.info.muteUntil(menu.info.tomorrowMorning())
                                               : menu.info.mute(modelData.hours)
        }
    }
    MenuEntry {
        text: menu.info.mentionsOnly ? qsTr("Notify of everything") : qsTr("Notify of mentions only")
        icon_: "at-sign"
        visible: menu.info.isRoom && !menu.info.invited
        onTriggered: menu.info.setMentionsOnly(!menu.info.mentionsOnly)
    }
    MenuLine {
        visible: !menu.info.invited
    }
    MenuEntry {
        text: qsTr("Clear…")
        icon_: "eraser"
        danger: true
        visible: !menu.info.invited
        onTriggered: menu.questioned("clear")
    }
    MenuEntry {
        text: menu.info.invited ? qsTr("Decline") : qsTr("Leave…")
        icon_: "log-out"
        danger: true
        visible: menu.info.isRoom
        onTriggered: menu.info.invited ? menu.info.leave() : menu.questioned("leave")
    }
    MenuEntry {
        text: menu.person.isBlocked ? qsTr("Unblock") : qsTr("Block…")
        icon_: "ban"
        danger: !menu.person.isBlocked
        visible: menu.info.known && !menu.info.isRoom && !menu.info.isOwn
        onTriggered: menu.person.isBlocked ? menu.person.unblock() : menu.questioned("block")
    }
}
