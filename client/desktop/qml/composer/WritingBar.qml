import QtQuick
import Banter
import QtQuick.Layouts

// What the message in the box answers, or is in place of; above the box.
RowLayout {
    id: bar
    property string heading
    property string line
    property string mark
    signal givenUp()
    spacing: Theme.px(8)

    Icon {
        name: bar.mark
        color: Theme.accent
        size: Theme.px(18)
        Layout.leftMargin: Theme.px(12)
    }
    Rectangle {
        width: Theme.px(2)
        radius: width / 2
        color: Theme.accent
        Layout.fillHeight: true
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Words {
            text: bar.heading
            role: "hint"
            color: Theme.accent
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        Words {
            text: bar.line
            role: "list"
            color: Theme.muted
            elide: Text.ElideRight
            maximumLineCount: 1
            wrapMode: Text.NoWrap
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
    IconButton {
        icon_: "x"
        name: qsTr("Cancel")
        Layout.rightMargin: Theme.px(8)
        onClicked: bar.givenUp()
    }
}
