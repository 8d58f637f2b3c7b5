import QtQuick
import Banter

// A picture in a message. Its place is known before it is there; a click shows it large.
Rectangle {
    id: tile
    required property Attached attached
    required property Session session
    property string conversation
    property real most: Theme.px(320)

    readonly property var file: attached.file
    readonly property real least: Theme.px(64)
    // Neither larger than it is nor than there is room.
    readonly property real grown: Math.min(1, most / Math.max(1, Theme.px(file.width)), most / Math.max(1, Theme.px(file.height)))
    readonly property bool visualFocus: activeFocus

    function show() {
        viewer.active = true;
        viewer.item.show(file);
    }

    width: Math.min(most, Math.max(least, Math.round(Theme.px(file.width) * grown)))
    height: Math.min(most, Math.max(least, Math.round(Theme.px(file.height) * grown)))
    radius: Theme.px(10)
    color: Theme.border
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Picture %1").arg(file.fileName)
    Accessible.onPressAction: show()
    Keys.onReturnPressed: show()
    Keys.onEnterPressed: show()
    Keys.onSpacePressed: show()

    Picture {
        anchors.fill: parent
        preview: tile.file.preview
        path: tile.attached.shownPath
        radius: tile.radius
    }
    // Large ones are not fetched by themselves; what has failed can be tried again.
    IconButton {
        anchors.centerIn: parent
        visible: tile.attached.shownPath === "" && (tile.attached.reason !== "" || tile.file.size > 20 * 1024 * 1024)
        icon_: tile.attached.reason !== "" ? "rotate-cw" : "download"
        name: tile.attached.reason !== "" ? qsTr("Fetch the picture again: %1").arg(tile.attached.reason) : qsTr("Fetch the picture, %1").arg(FileWords.size(tile.file.size))
        color: Theme.text
        round: true
        onClicked: tile.attached.fetchPicture()
        Rectangle {
            anchors.fill: parent
            z: -1
            radius: width / 2
            color: Theme.window
            opacity: 0.8
        }
    }
    FocusRing {
        control: tile
        radius: tile.radius + away
    }
    TapHandler {
        onTapped: tile.show()
    }
    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
    Loader {
        id: viewer
        active: false
        sourceComponent: PictureViewer {
            session: tile.session
            conversation: tile.conversation
        }
    }
}
