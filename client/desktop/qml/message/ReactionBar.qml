import QtQuick
import QtQuick.Templates as T
import Banter

// The emojis under a message; a click on one adds one's own, or takes it back.
Flow {
    id: bar
    property var reactions: []
    property bool own: false
    signal toggled(string emoji)
    spacing: Theme.unit

    Repeater {
        model: bar.reactions
        T.Button {
            id: chip
            required property var modelData
            implicitWidth: row.implicitWidth + Theme.px(14)
            implicitHeight: Theme.px(24)
            hoverEnabled: true
            activeFocusOnTab: false
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1, %n: %2", "", modelData.count).arg(modelData.emoji).arg(modelData.who)
            Accessible.checkable: true
            Accessible.checked: modelData.mine
            onClicked: bar.toggled(modelData.emoji)
            background: Rectangle {
                radius: height / 2
                color: chip.modelData.mine ? Theme.selected : chip.hovered ? Theme.hover : bar.own ? "transparent" : Theme.window
                border { width: chip.modelData.mine ? Theme.focusWidth : Theme.hairline; color: chip.modelData.mine ? Theme.accent : bar.own ? Theme.ownMeta : Theme.border }
            }
            contentItem: Item {
                Row {
                    id: row
                    anchors.centerIn: parent
                    spacing: Theme.unit
                    Text {
                        textFormat: Text.PlainText
                        text: chip.modelData.emoji
                        font.family: "Noto Color Emoji"
                        font.pixelSize: Theme.px(13)
                        anchors.verticalCenter: parent.verticalCenter
                        Accessible.ignored: true
                    }
                    Words {
                        role: "hint"
                        text: chip.modelData.count
                        color: chip.modelData.mine ? Theme.accent : bar.own ? Theme.onOwn : Theme.text
                        anchors.verticalCenter: parent.verticalCenter
                        Accessible.ignored: true
                    }
                }
            }
            FocusRing { radius: height / 2 }
            Loader {
                active: chip.hovered
                anchors.fill: parent
                sourceComponent: Item { Hint { text: chip.modelData.who; visible: chip.hovered } }
            }
        }
    }
}
