import QtQuick
import Banter
import QtQuick.Dialogs
import QtQuick.Layouts

// What a person may set. Everything counts at once.
Sheet {
    id: sheet
    signal blockedAsked
    title: qsTr("Settings")
    preferredWidth: 560
    onOpened: storage.refresh()

    StorageInfo {
        id: storage
        session: App.session
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Where received files go")
        onAccepted: App.settings.setFolderForFiles(selectedFolder)
    }

    SettingsHead { text: qsTr("Appearance") }
    SettingChoice {
        label: qsTr("Colours")
        setting: "mode"
        texts: [qsTr("As the system"), qsTr("Light"), qsTr("Dark"), qsTr("High contrast")]
    }
    SettingAccent {}
    SettingSize {}
    SettingChoice {
        label: qsTr("Language")
        setting: "language"
        // Languages are called as those who speak them call them.
        texts: [qsTr("As the system")].concat(["English", "Deutsch", "Español"])
    }
    SettingToggle {
        text: qsTr("All messages on one side")
        description: qsTr("Your own messages stand where the others' do, and are told apart by their colour.")
        setting: "bubblesLeft"
    }
    SettingToggle {
        text: qsTr("Less motion")
        setting: "reduceMotion"
    }

    SettingsHead { text: qsTr("Messages and files") }
    SettingToggle {
        text: qsTr("Ctrl+Enter sends")
        description: qsTr("Enter then begins a new line.")
        setting: "ctrlEnterSends"
    }
    RowLayout {
        width: parent.width
        spacing: Theme.between
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Words {
                text: qsTr("Received files go to")
                Layout.fillWidth: true
            }
            Words {
                role: "hint"
                // Named, so that it follows the setting.
                text: App.settings.filesFolder !== "" ? App.settings.filesFolder : App.settings.folderForFiles()
                elide: Text.ElideMiddle
                Layout.fillWidth: true
            }
        }
        SecondaryButton {
            text: qsTr("Change …")
            Accessible.name: qsTr("Change the folder for received files")
            onClicked: folderDialog.open()
        }
    }

    SettingsHead { text: qsTr("Notifications") }
    SettingToggle {
        text: qsTr("Show notifications")
        setting: "notify"
    }
    SettingToggle {
        text: qsTr("With what was written")
        description: qsTr("Otherwise only who wrote.")
        enabled: App.settings.notify
        setting: "notifyContent"
    }
    SettingToggle {
        text: qsTr("With a sound")
        enabled: App.settings.notify
        setting: "notifySound"
    }
    SettingToggle {
        text: qsTr("Do not disturb")
        setting: "doNotDisturb"
    }
    SettingToggle {
        text: qsTr("Do not disturb at night")
        setting: "quiet"
    }
    RowLayout {
        width: parent.width
        visible: App.settings.quiet
        spacing: Theme.between
        SettingTime {
            label: qsTr("From")
            setting: "quietFromAt"
            Layout.fillWidth: true
        }
        SettingTime {
            label: qsTr("Until")
            setting: "quietUntilAt"
            Layout.fillWidth: true
        }
    }
    SettingToggle {
        text: qsTr("Stay in the tray when the window is closed")
        setting: "hideToTray"
    }

    SettingsHead { text: qsTr("Storage") }
    SettingNumber {
        label: qsTr("Keep on this device at most")
        setting: "copyLimit"
        values: [512, 2048, 8192, 0]
        texts: [qsTr("512 MB"), qsTr("2 GB"), qsTr("8 GB"), qsTr("Everything")]
    }
    Words {
        width: parent.width
        role: "hint"
        text: qsTr("The oldest messages of conversations that you seldom open go first. A change counts from the next start on.")
        wrapMode: Text.Wrap
    }
    RowLayout {
        width: parent.width
        visible: App.session !== null
        spacing: Theme.between
        Words {
            text: storage.size === "" ? qsTr("What this device keeps of the account") : qsTr("This device keeps %1 of the account").arg(storage.size)
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        SecondaryButton {
            text: qsTr("Delete …")
            Accessible.name: qsTr("Delete what this device keeps")
            onClicked: deleteSheet.open()
        }
    }

    SettingsHead {
        text: qsTr("Privacy")
        visible: App.session !== null
    }
    SecondaryButton {
        visible: App.session !== null
        text: qsTr("Blocked people")
        icon_: "ban"
        onClicked: {
            sheet.close();
            sheet.blockedAsked();
        }
    }

    Sheet {
        id: deleteSheet
        title: qsTr("Delete what this device keeps?")
        Words {
            width: parent.width
            text: qsTr("Conversations come again from the server when they are looked at. Drafts are lost; messages that wait to be sent stay.")
            wrapMode: Text.Wrap
        }
        footer: [
            SecondaryButton {
                text: qsTr("Cancel")
                onClicked: deleteSheet.close()
            },
            DangerButton {
                text: qsTr("Delete")
                onClicked: {
                    deleteSheet.close();
                    sheet.close();
                    App.accounts.deleteCopy(App.accounts.current);
                }
            }
        ]
    }
}
