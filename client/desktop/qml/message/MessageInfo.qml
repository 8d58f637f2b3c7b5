import QtQuick
import Banter

// When a message was written, changed and read, as far as it is known.
Sheet {
    id: sheet
    required property Item view
    property var message: ({})
    title: qsTr("About this message")
    preferredWidth: 360

    Words {
        role: "label"
        text: sheet.message.senderName || ""
        width: parent ? parent.width : implicitWidth
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    Words {
        text: sheet.message.stateHint || ""
        width: parent ? parent.width : implicitWidth
        wrapMode: Text.Wrap
    }
    Words {
        visible: text !== ""
        text: sheet.message.edited ? qsTr("Edited %1").arg(sheet.message.edited) : ""
        width: parent ? parent.width : implicitWidth
        wrapMode: Text.Wrap
    }
    footer: [
        PrimaryButton {
            text: qsTr("Close")
            onClicked: sheet.close()
        }
    ]
}
