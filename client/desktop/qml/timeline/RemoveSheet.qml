import QtQuick
import Banter

// Asks before messages are taken back.
Sheet {
    id: sheet
    required property Item view
    property var seqs: []
    title: qsTr("Delete %n messages?", "", seqs.length)

    function ask(seqs) {
        sheet.seqs = seqs;
        sheet.open();
    }
    Words {
        text: qsTr("They disappear for everybody; that a message was here stays to be seen.")
        wrapMode: Text.Wrap
        width: parent ? parent.width : implicitWidth
    }
    footer: [
        SecondaryButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        DangerButton {
            text: qsTr("Delete")
            onClicked: {
                for (const seq of sheet.seqs)
                    sheet.view.model.remove(seq);
                sheet.view.clearSelection();
                sheet.close();
            }
        }
    ]
}
