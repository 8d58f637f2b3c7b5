import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// The pinned messages of a conversation.
ColumnLayout {
    id: page
    required property Session session
    property string conversation
    signal opened(string conversation, real seq)
    spacing: 0

    ConversationInfo {
        id: info
        session: page.session
        conversation: page.conversation
    }
    PinnedMessages {
        id: pinned
        session: page.session
        conversation: page.conversation
        onRefused: sentence => trouble.text = sentence
    }
    ErrorLine {
        id: trouble
        Layout.fillWidth: true
        Layout.margins: Theme.between
        visible: text !== ""
    }
    Words {
        Layout.fillWidth: true
        Layout.margins: Theme.between
        visible: pinned.partial && pinned.count > 0
        role: "hint"
        wrapMode: Text.Wrap
        text: qsTr("Older messages are not on this device, and were not looked through.")
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        ListView {
            id: list
            anchors.fill: parent
            anchors.leftMargin: Theme.unit
            anchors.rightMargin: Theme.unit
            topMargin: Theme.unit
            clip: true
            focus: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: pinned
            ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Pinned messages")
            delegate: HitRow {
                id: row
                required property int index
                session: page.session
                width: list.width
                onChosen: {
                    list.currentIndex = index;
                    page.opened(conversation, seq);
                }
                IconButton {
                    visible: !info.isRoom || info.mayModerate
                    icon_: "pin-off"
                    name: qsTr("Unpin the message of %1").arg(row.senderName)
                    extent: Theme.px(28)
                    size: Theme.px(16)
                    onClicked: pinned.unpin(row.seq)
                }
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: pinned.count === 0 && !pinned.looking
            icon_: "pin"
            sentence: pinned.partial ? qsTr("No pinned message is on this device") : qsTr("Nothing is pinned here")
        }
    }
}
