import QtQuick
import Banter

// How far an own message has got: clock, one tick, two ticks, two coloured ticks. The shape and the words say it
// too, not the colour alone.
Item {
    id: ticks
    property string state_
    property string hint
    readonly property string word: ({
        waiting: qsTr("Waits to be sent"),
        failed: qsTr("Not sent"),
        sent: qsTr("Sent"),
        delivered: qsTr("Delivered"),
        read: qsTr("Read")
    })[state_] || ""
    visible: state_ !== ""
    implicitWidth: visible ? Theme.px(16) : 0
    implicitHeight: Theme.px(16)
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        size: Theme.px(15)
        name: ({ waiting: "clock", failed: "circle-alert", sent: "check", delivered: "check-check", read: "check-check" })[ticks.state_] || ""
        color: ticks.state_ === "failed" ? Theme.danger : ticks.state_ === "read" ? Theme.accent : Theme.ownMeta
    }
}
