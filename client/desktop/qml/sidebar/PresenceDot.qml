import QtQuick
import Banter

// How somebody is, by shape as well as by colour: a full dot is online, a clock away, a dot with a bar busy; who is
// offline has none.
Item {
    id: dot
    property string status: "offline"
    // What it stands on: a ring of it keeps the dot apart from the picture.
    property color ground: Theme.sidebar
    property real size: Theme.px(12)
    readonly property color tint: status === "online" ? Theme.online : status === "away" ? Theme.warn : Theme.danger

    implicitWidth: size
    implicitHeight: size
    visible: status === "online" || status === "away" || status === "busy"
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.px(2)
        radius: width / 2
        color: dot.ground
    }
    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: dot.status === "away" ? dot.ground : dot.tint
        border.width: dot.status === "away" ? Theme.px(2) : 0
        border.color: dot.tint
    }
    Rectangle {
        visible: dot.status === "away"
        width: parent.width / 2
        height: Theme.px(2)
        x: parent.width / 2 - Theme.px(1)
        y: parent.height / 2 - Theme.px(1)
        color: dot.tint
    }
    Rectangle {
        visible: dot.status === "away"
        width: Theme.px(2)
        height: parent.height / 2 - Theme.px(1)
        x: parent.width / 2 - Theme.px(1)
        y: Theme.px(2)
        color: dot.tint
    }
    Rectangle {
        visible: dot.status === "busy"
        width: parent.width * 0.56
        height: Theme.px(2)
        anchors.centerIn: parent
        color: dot.ground
    }
}
