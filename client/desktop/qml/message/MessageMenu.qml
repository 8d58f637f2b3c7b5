import QtQuick
import Banter

// What can be done with a message.
PopMenu {
    id: menu
    required property Item view
    property var message: ({})
    readonly property bool sent: (message.seq || 0) > 0
    readonly property bool whole: sent && !message.deleted && message.hidden === 0
    signal removeAsked(var seqs)
    title: qsTr("Message")

    MenuEntry { visible: menu.whole; icon_: "reply"; text: qsTr("Reply"); shortcutText: "R"; onTriggered: menu.view.replyAsked(menu.message) }
    MenuEntry { visible: menu.whole; icon_: "smile-plus"; text: qsTr("React…"); onTriggered: picker.openFor(menu.message.seq, menu.view) }
    MenuEntry { visible: (menu.message.content || "") !== "" && !menu.message.deleted; icon_: "copy"; text: qsTr("Copy text"); shortcutText: qsTr("Ctrl+C"); onTriggered: Clipboard.put(menu.message.content) }
    MenuEntry { visible: menu.whole && menu.message.own && (menu.message.content || "") !== ""; icon_: "pencil"; text: qsTr("Edit"); onTriggered: menu.view.editAsked(menu.message) }
    MenuEntry { visible: menu.whole && menu.view.model.mayPin(); icon_: menu.message.pinned ? "pin-off" : "pin"; text: menu.message.pinned ? qsTr("Unpin") : qsTr("Pin"); onTriggered: menu.view.model.pin(menu.message.seq, !menu.message.pinned) }
    MenuEntry { visible: menu.whole; icon_: "forward"; text: qsTr("Forward…"); onTriggered: menu.view.forwardAsked([menu.message]) }
    MenuEntry { visible: menu.whole; icon_: "circle-check"; text: qsTr("Select"); onTriggered: menu.view.select(menu.message) }
    MenuEntry { visible: menu.sent; icon_: "info"; text: qsTr("Info"); onTriggered: menu.view.showInfo(menu.message) }
    MenuEntry { visible: menu.message.state_ === "failed"; icon_: "refresh-cw"; text: qsTr("Retry"); onTriggered: menu.view.model.retry(menu.message.clientId) }
    MenuEntry { visible: !menu.sent; icon_: "trash-2"; danger: true; text: qsTr("Do not send"); onTriggered: menu.view.model.discard(menu.message.clientId) }
    MenuLine { visible: menu.whole && menu.view.model.mayRemove(menu.message.seq) }
    MenuEntry { visible: menu.whole && menu.view.model.mayRemove(menu.message.seq); icon_: "trash-2"; danger: true; text: qsTr("Delete…"); onTriggered: menu.removeAsked([menu.message.seq]) }

    readonly property ReactionPicker picker: ReactionPicker {
        onChosen: (seq, emoji) => menu.view.model.react(seq, emoji)
        onMoreAsked: seq => menu.view.pickEmoji(seq)
    }
}
