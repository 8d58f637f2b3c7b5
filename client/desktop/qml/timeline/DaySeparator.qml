import QtQuick
import Banter

// The day that begins here, or that the rows in view belong to.
Item {
    id: separator
    property string day
    implicitHeight: Theme.px(40)
    Accessible.role: Accessible.Heading
    Accessible.name: day
    Rectangle {
        anchors.centerIn: parent
        width: words.implicitWidth + 2 * Theme.between
        height: Theme.px(24)
        radius: height / 2
        color: Theme.window
        border { width: Theme.hairline; color: Theme.border }
        Words {
            id: words
            role: "hint"
            text: separator.day
            anchors.centerIn: parent
            Accessible.ignored: true
        }
    }
}
