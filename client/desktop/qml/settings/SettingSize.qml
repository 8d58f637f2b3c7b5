import QtQuick
import QtQuick.Layouts
import Banter

// The size of all text, in steps of 10 %.
SettingLine {
    label: qsTr("Text size")
    RowLayout {
        width: parent ? parent.width : implicitWidth
        spacing: Theme.inside
        IconButton {
            icon_: "minus"
            name: qsTr("Smaller text")
            enabled: App.settings.textSize > 80
            onClicked: App.settings.textSize = App.settings.textSize - 10
        }
        Words {
            text: qsTr("%1 %").arg(App.settings.textSize)
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        IconButton {
            icon_: "plus"
            name: qsTr("Larger text")
            enabled: App.settings.textSize < 200
            onClicked: App.settings.textSize = App.settings.textSize + 10
        }
    }
}
