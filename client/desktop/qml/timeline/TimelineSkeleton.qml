import QtQuick
import Banter

// The shape of a conversation that is on its way.
Item {
    id: skeleton
    property real column: 400
    property real side: Theme.edge
    Repeater {
        model: 7
        Skeleton {
            required property int index
            readonly property bool end: index % 3 === 2
            width: skeleton.column * (0.3 + 0.13 * (index % 4))
            height: Theme.px(40)
            x: (skeleton.width - skeleton.column) / 2 + (end !== LayoutMirroring.enabled ? skeleton.column - width - skeleton.side : skeleton.side)
            y: skeleton.height - (index + 1) * Theme.px(56)
        }
    }
}
