import QtQuick
import Banter
import QtQuick.Controls.Basic
import QtQuick.Layouts

// The servers found on this network; not there while there are none.
ColumnLayout {
    id: list
    required property FoundServers servers
    signal chosen(string address)
    visible: servers.count > 0
    spacing: Theme.px(4)

    Words {
        role: "hint"
        text: qsTr("Found on this network")
        color: Theme.muted
        Layout.fillWidth: true
    }
    Repeater {
        model: list.servers
        delegate: SecondaryButton {
            required property string name
            required property string address
            text: name === "" || name === address ? address : qsTr("%1 (%2)").arg(name).arg(address)
            onClicked: list.chosen(address)
            Layout.fillWidth: true
        }
    }
}
