import QtQuick
import Banter
import QtQuick.Dialogs
import QtQuick.Layouts

// How others see one: picture, name, status.
Sheet {
    id: sheet
    required property Session session
    title: qsTr("Profile and status")
    onOpened: {
        nameField.text = self.displayName === session.username ? "" : self.displayName;
        statusChoice.currentIndex = own.statuses.findIndex(one => one.id === own.status);
        statusField.text = own.statusText;
        nameField.forceActiveFocus(Qt.TabFocusReason);
    }

    PersonInfo {
        id: self
        session: sheet.session
        username: sheet.session.username
    }
    OwnAccount {
        id: own
        session: sheet.session
    }
    FileDialog {
        id: pictureDialog
        title: qsTr("Choose a picture")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp)")]
        onAccepted: own.setPicture(selectedFile)
    }

    RowLayout {
        width: parent.width
        spacing: Theme.edge
        Avatar {
            session: sheet.session
            username: sheet.session.username
            size: Theme.px(72)
        }
        ColumnLayout {
            Layout.fillWidth: true
            Words {
                role: "title"
                text: self.displayName
                Layout.fillWidth: true
            }
            Words {
                role: "hint"
                text: qsTr("%1 at %2").arg(sheet.session.username).arg(sheet.session.server)
                Layout.fillWidth: true
            }
            Flow {
                spacing: Theme.inside
                Layout.fillWidth: true
                SecondaryButton {
                    text: qsTr("Choose a picture …")
                    enabled: !own.guest && sheet.session.online
                    onClicked: pictureDialog.open()
                }
                LinkButton {
                    visible: self.avatar !== ""
                    text: qsTr("Remove the picture")
                    onClicked: own.removePicture()
                }
            }
        }
    }
    InputField {
        id: nameField
        width: parent.width
        label: qsTr("Display name")
        placeholderText: sheet.session.username
        maximumLength: 64
        onAccepted: sheet.save()
    }
    ColumnLayout {
        width: parent.width
        spacing: Theme.unit
        Words {
            role: "label"
            text: qsTr("Status")
            Accessible.ignored: true
        }
        Choice {
            id: statusChoice
            name: qsTr("Status")
            model: own.statuses.map(one => one.text)
            Layout.fillWidth: true
        }
    }
    InputField {
        id: statusField
        width: parent.width
        label: qsTr("What you are about")
        placeholderText: qsTr("A few words, if you like")
        maximumLength: 128
        onAccepted: sheet.save()
    }
    ErrorLine {
        width: parent.width
        text: own.error
    }

    function save() {
        const status = own.statuses[Math.max(0, statusChoice.currentIndex)].id;
        if (nameField.text.trim() !== (self.displayName === session.username ? "" : self.displayName))
            own.setDisplayName(nameField.text);
        if (status !== own.status || statusField.text !== own.statusText)
            own.setStatus(status, statusField.text);
        sheet.saving = true;
        sheet.finish();
    }
    property bool saving: false
    function finish() {
        if (!sheet.saving || own.busy)
            return;
        sheet.saving = false;
        if (own.error === "")
            sheet.close();
    }
    Connections {
        target: own
        function onChanged() {
            sheet.finish();
        }
    }

    footer: [
        SecondaryButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        PrimaryButton {
            text: qsTr("Save")
            enabled: !own.busy && sheet.session.online
            onClicked: sheet.save()
        }
    ]
}
