import QtQuick
import Banter
import QtQuick.Layouts

// A server shows another key than the one that it showed before: refused, unless a person knows why.
Sheet {
    id: sheet
    required property string server
    required property string knownKey
    required property string newKey
    signal trusted
    signal keptOut
    property bool decided: false

    title: qsTr("The key of %1 has changed").arg(server)
    onOpened: {
        decided = false;
        compared.checked = false;
    }
    onClosed: {
        if (!decided)
            keptOut();
    }

    ColumnLayout {
        width: parent.width
        spacing: Theme.px(12)
        Words {
            text: qsTr("The server was set up anew, or somebody stands between you and it and would read everything. Nothing has been sent. If you do not know why the key is another one, do not go on.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        KeyText {
            label: qsTr("The key known so far")
            key: sheet.knownKey
            Layout.fillWidth: true
        }
        KeyText {
            label: qsTr("The key shown now")
            key: sheet.newKey
            Layout.fillWidth: true
        }
        Toggle {
            id: compared
            text: qsTr("I have compared the new key with what the server prints when it starts")
            Layout.fillWidth: true
        }
    }
    footer: [
        PrimaryButton {
            text: qsTr("Keep out")
            onClicked: sheet.close()
        },
        DangerButton {
            text: qsTr("Trust the new key")
            enabled: compared.checked
            onClicked: {
                sheet.decided = true;
                sheet.trusted();
                sheet.close();
            }
        }
    ]
}
