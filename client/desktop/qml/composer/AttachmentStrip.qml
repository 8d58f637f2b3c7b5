import QtQuick
import Banter

// The files that the message will carry: a picture or a name each, and a button that takes it away.
ListView {
    id: strip
    required property OutgoingFiles files
    readonly property int side: Theme.px(72)
    model: files
    orientation: ListView.Horizontal
    spacing: Theme.inside
    height: side + Theme.inside
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Files to send")
    delegate: Rectangle {
        id: one
        required property int index
        required property string name
        required property real size
        required property string path
        required property bool picture
        width: picture ? strip.side : Theme.px(200)
        height: strip.side
        radius: Theme.radius
        color: Theme.sidebar
        border { width: Theme.hairline; color: Theme.border }
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1, %2").arg(name).arg(Qt.locale().formattedDataSize(size))

        Picture {
            anchors { fill: parent; margins: Theme.hairline }
            path: one.picture ? one.path : ""
            radius: Theme.radius
        }
        Icon {
            id: sign
            visible: !one.picture
            name: "file"
            size: Theme.px(24)
            color: Theme.muted
            anchors { left: parent.left; leftMargin: Theme.between; verticalCenter: parent.verticalCenter }
        }
        Words {
            id: title
            visible: !one.picture
            text: one.name
            elide: Text.ElideMiddle
            anchors { left: sign.right; leftMargin: Theme.inside; right: away.left; bottom: parent.verticalCenter }
            Accessible.ignored: true
        }
        Words {
            role: "hint"
            visible: !one.picture
            text: Qt.locale().formattedDataSize(one.size)
            anchors { left: title.left; right: title.right; top: parent.verticalCenter }
            Accessible.ignored: true
        }
        Rectangle {
            anchors.fill: away
            radius: width / 2
            color: Theme.window
            opacity: 0.85
        }
        IconButton {
            id: away
            anchors { right: parent.right; top: parent.top; margins: Theme.unit }
            extent: Theme.px(24)
            size: Theme.px(14)
            round: true
            icon_: "x"
            name: qsTr("Remove %1").arg(one.name)
            onClicked: strip.files.remove(one.index)
        }
    }
}
