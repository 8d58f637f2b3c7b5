import QtQuick
import Banter
import QtQuick.Layouts

// Before anything is sent to a server that this device has never met.
Sheet {
    id: sheet
    required property string server
    required property string key
    signal trusted
    signal keptOut
    property bool decided: false

    title: qsTr("First contact with %1").arg(server)
    onOpened: decided = false
    onClosed: {
        if (!decided)
            keptOut();
    }

    ColumnLayout {
        width: parent.width
        spacing: Theme.px(12)
        Words {
            text: qsTr("This device has not met this server before, and nobody has vouched for it. Its key is shown below: compare it with what the server prints when it starts. From now on the server must show this key. Nothing has been sent yet.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        KeyText {
            label: qsTr("Key of the server")
            key: sheet.key
            Layout.fillWidth: true
        }
    }
    footer: [
        SecondaryButton {
            text: qsTr("Do not go on")
            onClicked: sheet.close()
        },
        PrimaryButton {
            text: qsTr("Trust this server")
            onClicked: {
                sheet.decided = true;
                sheet.trusted();
                sheet.close();
            }
        }
    ]
}
