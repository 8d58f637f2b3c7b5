import QtQuick
import Banter

// One attachment of a message: a picture as itself, anything else as a row with its name.
Item {
    id: view
    required property Session session
    // fileId, fileName, size, mediaType, sha256, width, height, preview.
    required property var file
    property bool own: false
    // Whose pictures the arrows of the viewer walk through; empty: only this one is shown.
    property string conversation
    property real most: Theme.px(320)
    // It can be seen: only then a picture is fetched.
    property bool inView: visible

    Accessible.ignored: true
    implicitWidth: held.picture ? picture.width : row.implicitWidth
    implicitHeight: held.picture ? picture.height : row.implicitHeight
    Attached {
        id: held
        session: view.session
        file: view.file
        wanted: view.inView
    }
    Loader {
        id: picture
        active: held.picture
        sourceComponent: PictureTile {
            attached: held
            session: view.session
            conversation: view.conversation
            most: Math.min(view.most, Theme.px(320))
        }
    }
    Loader {
        id: row
        active: !held.picture
        width: Math.min(view.most, view.width > 0 ? view.width : view.most)
        sourceComponent: FileRow {
            attached: held
            own: view.own
        }
    }
}
