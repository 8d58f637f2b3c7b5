import QtQuick
import Banter

// Whether and how one wants to hear of a conversation.
Column {
    id: setting
    required property ConversationInfo info
    spacing: Theme.unit
    Toggle {
        width: parent.width
        text: qsTr("Muted")
        checked: setting.info.muted
        onToggled: {
            setting.info.mute(checked ? -1 : 0);
            checked = Qt.binding(() => setting.info.muted);
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        role: "hint"
        text: setting.info.mutedText
    }
    Toggle {
        width: parent.width
        visible: setting.info.isRoom
        text: qsTr("Notify of mentions only")
        checked: setting.info.mentionsOnly
        onToggled: {
            setting.info.setMentionsOnly(checked);
            checked = Qt.binding(() => setting.info.mentionsOnly);
        }
    }
    Toggle {
        width: parent.width
        text: qsTr("Pinned to the top of the list")
        checked: setting.info.pinned
        onToggled: {
            setting.info.setPinned(checked);
            checked = Qt.binding(() => setting.info.pinned);
        }
    }
}
