import QtQuick
import Banter

// Nothing here yet: one sentence, one action.
Item {
    id: state
    property string icon_
    property string sentence
    property string action
    signal acted
    implicitWidth: Theme.px(280)
    implicitHeight: column.implicitHeight + 2 * Theme.edge
    Accessible.role: Accessible.Grouping
    Accessible.name: sentence
    Column {
        id: column
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.edge, Theme.px(360))
        spacing: Theme.edge
        Icon {
            visible: state.icon_ !== ""
            name: state.icon_
            size: Theme.px(40)
            color: Theme.muted
            anchors.horizontalCenter: parent.horizontalCenter
        }
        Words {
            role: "empty"
            text: state.sentence
            width: parent.width
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        PrimaryButton {
            visible: text !== ""
            text: state.action
            width: Math.min(implicitWidth, parent.width)
            anchors.horizontalCenter: parent.horizontalCenter
            onClicked: state.acted()
        }
    }
}
