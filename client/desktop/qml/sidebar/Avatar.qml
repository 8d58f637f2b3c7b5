import QtQuick
import Banter

// Somebody's picture, or one made of the name; a room's has the shape of a tile. Nothing of it is foreign but
// the letters: pictures are drawn anew before they come here.
Item {
    id: avatar
    required property Session session
    // Whose; empty for a room.
    property string username
    // What the letters and the colour are made of where there is no person, or no name of his yet.
    property string title
    property real size: Theme.avatar
    property bool showStatus: false
    property color ground: Theme.sidebar
    readonly property bool room: username === ""
    readonly property string name: room || person.displayName === "" ? title : person.displayName

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    PersonInfo {
        id: person
        session: avatar.username === "" ? null : avatar.session
        username: avatar.username
    }
    Rectangle {
        anchors.fill: parent
        radius: avatar.room ? Theme.px(8) * avatar.size / Theme.avatar : width / 2
        // By the username: it stays when somebody is called otherwise.
        color: Theme.hue(avatar.room ? avatar.title : avatar.username)
        visible: picture.status !== Image.Ready

        Text {
            anchors.centerIn: parent
            textFormat: Text.PlainText
            text: Initials.of(avatar.name)
            color: Theme.onHue
            font.family: Theme.label.family
            font.weight: Theme.label.weight
            font.pixelSize: Math.max(1, Math.round(avatar.size * (text.length > 2 ? 0.34 : 0.4)))
        }
    }
    Image {
        id: picture
        anchors.fill: parent
        visible: status === Image.Ready
        source: person.avatar
        sourceSize: Qt.size(192, 192)
        asynchronous: true
        smooth: true
        mipmap: true
    }
    PresenceDot {
        visible: avatar.showStatus && !avatar.room && status !== "offline"
        status: person.status
        ground: avatar.ground
        size: Math.max(Theme.px(8), Math.round(avatar.size * 0.28))
        x: avatar.LayoutMirroring.enabled ? 0 : parent.width - width
        y: parent.height - height
    }
}
