import QtQuick
import Banter

// Why a message was not sent, and what can be done about it.
Item {
    id: line
    property string reason
    signal retry
    signal edit
    signal remove
    implicitHeight: column.height + Theme.unit
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Not sent: %1").arg(reason)

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        Words {
            role: "hint"
            text: line.reason
            color: Theme.danger
            width: parent.width
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignRight
            maximumLineCount: 4
        }
        Row {
            anchors.right: parent.right
            LinkButton { text: qsTr("Retry"); onClicked: line.retry() }
            LinkButton { text: qsTr("Edit"); onClicked: line.edit() }
            LinkButton { text: qsTr("Delete"); onClicked: line.remove() }
        }
    }
}
