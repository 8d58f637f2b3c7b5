import QtQuick
import Banter

// Asks before something that cannot be taken back. What is asked may hold foreign text.
Sheet {
    id: sheet
    property string question
    property string yes
    signal confirmed

    onOpened: no.forceActiveFocus()
    Words {
        width: parent ? parent.width : implicitWidth
        role: "body"
        text: sheet.question
        wrapMode: Text.Wrap
    }
    footer: [
        SecondaryButton {
            id: no
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        DangerButton {
            text: sheet.yes
            onClicked: {
                sheet.close();
                sheet.confirmed();
            }
        }
    ]
}
