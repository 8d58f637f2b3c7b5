import QtQuick
import Banter

// The files of a message below each other.
Column {
    id: list
    required property Session session
    property string conversation
    property var files: []
    property bool own: false
    property real most: 400
    spacing: Theme.unit
    Repeater {
        model: list.files
        AttachmentView {
            required property var modelData
            session: list.session
            conversation: list.conversation
            file: modelData
            own: list.own
            most: list.most
        }
    }
}
