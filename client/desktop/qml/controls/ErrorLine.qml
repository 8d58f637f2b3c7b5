import QtQuick
import Banter

// What went wrong, where it belongs, with what to do. Empty, it takes no place.
Row {
    id: line
    property string text
    visible: text !== ""
    height: visible ? implicitHeight : 0
    spacing: Theme.px(6)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Icon {
        id: mark
        name: "circle-alert"
        size: Theme.px(16)
        color: Theme.danger
        y: Math.round((Theme.listLine - height) / 2)
    }
    Words {
        text: line.text
        color: Theme.danger
        wrapMode: Text.Wrap
        width: Math.min(implicitWidth, line.width > 0 ? line.width - mark.width - line.spacing : implicitWidth)
        Accessible.ignored: true
    }
}
