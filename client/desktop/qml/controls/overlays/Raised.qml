import QtQuick
import Banter

// The ground of what lies over the page: menus, dialogs, cards.
Rectangle {
    id: ground
    property int depth: Theme.px(6)
    color: Theme.window
    radius: Theme.px(10)
    border { width: Theme.hairline; color: Theme.border }
    // A shadow out of a few rings: no shader, so that every renderer draws it.
    Repeater {
        model: Theme.highContrast || ground.depth === 0 ? 0 : 3
        Rectangle {
            required property int index
            z: -1
            anchors { fill: parent; margins: -Math.round(ground.depth * (index + 1) / 3); topMargin: -Math.round(ground.depth * index / 3) }
            radius: ground.radius + Math.round(ground.depth * (index + 1) / 3)
            color: Theme.shadow
            opacity: 0.28
        }
    }
}
