import QtQuick
import Banter

// How far something has come.
Rectangle {
    id: line
    property real done: 0
    property real total: 0
    property bool moving: true
    readonly property real share: total > 0 ? Math.min(1, done / total) : 0
    implicitHeight: Theme.px(4)
    radius: height / 2
    color: Theme.border
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 %").arg(Math.floor(100 * share))
    Rectangle {
        width: Math.max(parent.height, parent.width * line.share)
        height: parent.height
        radius: parent.radius
        color: line.moving ? Theme.accent : Theme.muted
        anchors.left: parent.left
        visible: line.share > 0
    }
}
