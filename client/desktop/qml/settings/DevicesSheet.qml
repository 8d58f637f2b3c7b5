import QtQuick
import Banter
import QtQuick.Layouts

// Where the account is logged in; each of them can be logged out from here.
Sheet {
    id: sheet
    required property Session session
    title: qsTr("Devices")
    preferredWidth: 520
    onOpened: devices.load()

    Devices {
        id: devices
        session: sheet.session
    }
    Words {
        width: parent.width
        text: qsTr("Your account is logged in on these devices. End the login of one that you do not know, and change your password.")
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: devices.error
    }
    Repeater {
        model: devices
        delegate: RowLayout {
            id: line
            required property int index
            required property string device
            required property string address
            required property string lastUsed
            required property bool current
            width: parent.width
            spacing: Theme.between
            Icon {
                name: "monitor"
                color: Theme.muted
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Words {
                    role: "label"
                    text: line.device
                    Layout.fillWidth: true
                }
                Words {
                    role: "hint"
                    text: line.current ? qsTr("This device, %1").arg(line.address) : qsTr("%1, last used %2").arg(line.address).arg(line.lastUsed)
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
            }
            SecondaryButton {
                visible: !line.current
                text: qsTr("Log out")
                Accessible.name: qsTr("Log out %1").arg(line.device)
                onClicked: devices.revoke(line.index)
            }
        }
    }
    Skeleton {
        visible: devices.loading && devices.count === 0
        width: parent.width
        height: Theme.px(120)
    }
}
