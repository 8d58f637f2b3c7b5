import QtQuick
import Banter

// Shows where the keyboard is: around `control`, only when the keyboard (not the pointer) brought it there.
Rectangle {
    id: ring
    property Item control: parent
    property bool shown: control !== null && control.visualFocus === true
    // How far outside of the control; negative: inside, for what fills its list from edge to edge.
    property int away: Theme.focusWidth
    anchors.fill: parent
    anchors.margins: -away
    radius: Theme.radius + away
    visible: shown
    color: "transparent"
    border { width: Theme.focusWidth; color: Theme.accent }
    z: 10
}
