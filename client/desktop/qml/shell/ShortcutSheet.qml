import QtQuick
import Banter
import QtQuick.Layouts

// All keys there are, by where they are heard.
Sheet {
    id: sheet
    title: qsTr("Keyboard shortcuts")
    preferredWidth: 560

    Repeater {
        model: Commands { part: "keys" }
        delegate: ColumnLayout {
            id: line
            required property int index
            required property string text
            required property string group
            required property string allKeysText
            readonly property bool first: index === 0 || sheet.groupAt(index - 1) !== group
            width: parent.width
            spacing: Theme.unit
            Words {
                visible: line.first
                role: "label"
                text: line.group
                color: Theme.muted
                Accessible.role: Accessible.Heading
                Layout.topMargin: line.index === 0 ? 0 : Theme.inside
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.between
                Layout.fillWidth: true
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1: %2").arg(line.text).arg(line.allKeysText)
                Words {
                    text: line.text
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                    Layout.fillWidth: true
                }
                Words {
                    text: line.allKeysText
                    color: Theme.muted
                    horizontalAlignment: Text.AlignRight
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                    Layout.maximumWidth: sheet.width / 2
                }
            }
        }
    }
    Commands {
        id: all
        part: "keys"
    }
    function groupAt(row) {
        return all.row(row).group;
    }
}
