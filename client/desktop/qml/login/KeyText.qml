import QtQuick
import Banter
import QtQuick.Layouts

// The fingerprint of a key, in lines of eight pairs, so that it can be compared.
ColumnLayout {
    id: shown
    property string label
    property string key
    readonly property string lines: (key.match(/(?:[0-9A-F]{2}:?){1,8}/g) ?? []).map(line => line.replace(/:$/, "")).join("\n")
    spacing: Theme.px(4)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(label).arg(key)

    Words {
        role: "hint"
        text: shown.label
        color: Theme.muted
        Accessible.ignored: true
        Layout.fillWidth: true
    }
    Rectangle {
        color: Theme.timeline
        radius: Theme.px(6)
        border { width: 1; color: Theme.border }
        implicitHeight: words.implicitHeight + Theme.px(16)
        Layout.fillWidth: true
        Words {
            id: words
            role: "code"
            text: shown.lines
            Accessible.ignored: true
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.px(12) }
        }
    }
}
