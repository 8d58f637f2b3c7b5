import QtQuick
import Banter

Sheet {
    id: sheet
    required property Session session
    signal changed
    title: qsTr("Change password")
    onOpened: {
        oldField.text = "";
        newField.text = "";
        form.clear();
        oldField.forceActiveFocus(Qt.TabFocusReason);
    }
    function submit() {
        form.submit(oldField.text, newField.text);
    }

    PasswordForm {
        id: form
        session: sheet.session
        onDone: {
            sheet.close();
            sheet.changed();
        }
    }
    PasswordField {
        id: oldField
        width: parent.width
        label: qsTr("Present password")
        error: form.oldError
        onAccepted: sheet.submit()
    }
    PasswordField {
        id: newField
        width: parent.width
        label: qsTr("New password")
        error: form.newError
        onAccepted: sheet.submit()
    }
    Words {
        width: parent.width
        role: "hint"
        text: qsTr("All your other devices are logged out.")
        wrapMode: Text.Wrap
    }
    footer: [
        SecondaryButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        PrimaryButton {
            text: qsTr("Change password")
            enabled: !form.busy && sheet.session.online
            onClicked: sheet.submit()
        }
    ]
}
