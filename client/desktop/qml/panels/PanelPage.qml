import QtQuick
import Banter
import QtQuick.Controls.Basic

// What of a panel is too high for it scrolls; what is put into it stands below each other.
Flickable {
    id: page
    default property alias content: column.data
    contentWidth: width
    contentHeight: column.height + 2 * Theme.edge
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    ScrollBar.vertical: ThinScrollBar {}
    Column {
        id: column
        x: Theme.edge
        y: Theme.edge
        width: page.width - 2 * Theme.edge
        spacing: Theme.between
    }
}
