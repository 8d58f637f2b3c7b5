import QtQuick
import Banter

Sheet {
    id: sheet
    required property Session session
    signal decided(bool withData)
    title: qsTr("Log out %1?").arg(session.username)
    onOpened: withData.checked = false

    Words {
        width: parent.width
        text: qsTr("The account leaves this device until you log in again. What others wrote stays on the server.")
        wrapMode: Text.Wrap
    }
    CheckLine {
        id: withData
        width: parent.width
        text: qsTr("Also delete what this device keeps of it")
        description: qsTr("The copy of the conversations, drafts, and messages that were not sent yet. Files that you received stay.")
    }
    footer: [
        SecondaryButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        DangerButton {
            text: qsTr("Log out")
            onClicked: {
                sheet.close();
                sheet.decided(withData.checked);
            }
        }
    ]
}
