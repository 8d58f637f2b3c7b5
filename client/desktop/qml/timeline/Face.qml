import QtQuick
import Banter

// The picture of whoever writes; made with the first conversation that shows one.
Loader {
    id: face
    required property Session session
    property string username
    property string title
    property real size: Theme.groupAvatar
    property bool showStatus: false
    property color ground: Theme.timeline
    width: size
    height: size
    Component.onCompleted: setSource(Qt.resolvedUrl("Avatar.qml"), { session: session })
    onLoaded: {
        item.username = Qt.binding(() => face.username);
        item.title = Qt.binding(() => face.title);
        item.size = Qt.binding(() => face.size);
        item.showStatus = Qt.binding(() => face.showStatus);
        item.ground = Qt.binding(() => face.ground);
    }
}
