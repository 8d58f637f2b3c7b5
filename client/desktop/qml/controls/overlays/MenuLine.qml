import QtQuick
import QtQuick.Templates as T
import Banter

// A line between the entries of a menu.
T.MenuSeparator {
    height: visible ? implicitHeight : 0
    implicitWidth: Theme.px(100)
    implicitHeight: Theme.hairline + topPadding + bottomPadding
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    contentItem: Divider {}
    Accessible.role: Accessible.Separator
}
