import QtQuick
import Banter

// A hairline; `vertical` between columns.
Rectangle {
    property bool vertical: false
    implicitWidth: vertical ? Theme.hairline : Theme.unit * 4
    implicitHeight: vertical ? Theme.unit * 4 : Theme.hairline
    color: Theme.border
    Accessible.role: Accessible.Separator
    Accessible.ignored: true
}
