import QtQuick
import Banter
import QtQuick.Templates as T

// Between two panes: a hairline that can be taken a little beside it, too.
Rectangle {
    id: handle
    implicitWidth: Theme.hairline
    color: T.SplitHandle.pressed || T.SplitHandle.hovered ? Theme.accent : Theme.border
    containmentMask: Item {
        x: -Theme.unit
        width: handle.width + 2 * Theme.unit
        height: handle.height
    }
}
