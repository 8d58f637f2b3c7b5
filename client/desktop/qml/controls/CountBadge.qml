import QtQuick
import Banter

// How many are unread; quieter where the conversation is muted, with an @ where somebody means this person.
Rectangle {
    id: badge
    property int count: 0
    property bool muted: false
    property bool mention: false
    readonly property string shown: count > 999 ? qsTr("999+") : count.toLocaleString(Qt.locale(), "f", 0)
    visible: count > 0 || mention
    implicitHeight: Theme.px(20)
    implicitWidth: Math.max(implicitHeight, row.implicitWidth + Theme.px(12))
    radius: height / 2
    color: muted && !mention ? "transparent" : Theme.accent
    border { width: muted && !mention ? Theme.hairline : 0; color: Theme.outline }
    Accessible.role: Accessible.StaticText
    Accessible.name: mention ? qsTr("%n unread, you are mentioned", "", count) : qsTr("%n unread", "", count)
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.px(2)
        Icon {
            visible: badge.mention
            name: "at-sign"
            size: Theme.px(12)
            color: Theme.onAccent
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            role: "hint"
            visible: badge.count > 0
            text: badge.shown
            font.weight: Font.DemiBold
            color: badge.muted && !badge.mention ? Theme.muted : Theme.onAccent
            Accessible.ignored: true
        }
    }
}
