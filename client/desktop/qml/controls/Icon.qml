import QtQuick
import Banter

// An icon of client/theme/icons.txt. Those that point along the text turn round where it runs right to left.
IconDrawing {
    id: icon
    property int size: Theme.icon
    readonly property bool turned: [
        "send", "reply", "forward", "arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-up-left",
        "corner-up-right", "log-in", "log-out", "undo-2", "panel-right", "external-link", "list", "text-quote"
    ].includes(name) && LayoutMirroring.enabled
    implicitWidth: size
    implicitHeight: size
    color: Theme.text
    transform: Scale { xScale: icon.turned ? -1 : 1; origin.x: icon.width / 2 }
}
