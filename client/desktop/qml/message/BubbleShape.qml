import QtQuick
import Banter

// The ground of a bubble: round, but for the corners next to the sender between bubbles of a group.
Item {
    id: shape
    property bool own: false
    // It stands at the far side of the column.
    property bool atEnd: own
    property bool first: true
    property bool last: true
    property color fill: own ? Theme.own : Theme.other
    property color edge: own ? fill : Theme.border
    readonly property bool sideRight: atEnd !== LayoutMirroring.enabled
    readonly property bool edged: edge !== fill

    Rectangle {
        anchors.fill: parent
        radius: Theme.bubble
        color: shape.edge
        Corner { upper: true; shown: !shape.first; radius: Theme.corner; color: shape.edge }
        Corner { upper: false; shown: !shape.last; radius: Theme.corner; color: shape.edge }
    }
    Rectangle {
        visible: shape.edged
        anchors { fill: parent; margins: Theme.hairline }
        radius: Theme.bubble - Theme.hairline
        color: shape.fill
        Corner { upper: true; shown: !shape.first; radius: Theme.corner - Theme.hairline; color: shape.fill }
        Corner { upper: false; shown: !shape.last; radius: Theme.corner - Theme.hairline; color: shape.fill }
    }
    component Corner: Rectangle {
        property bool upper: true
        property bool shown: false
        visible: shown
        width: Math.min(2 * Theme.bubble, parent.width)
        height: Math.min(2 * Theme.bubble, parent.height)
        x: shape.sideRight ? parent.width - width : 0
        y: upper ? 0 : parent.height - height
    }
}
