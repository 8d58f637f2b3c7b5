import QtQuick
import Banter

// The files of a message below each other.
Column {
    id: list
    required property Session session
    property var files: []
    property bool own: false
    property real most: 400
    spacing: Theme.unit
    Repeater {
        model: list.files
        Loader {
            id: file
            required property var modelData
            readonly property Component line: Component {
                Row {
                    spacing: Theme.inside
                    Icon { name: "file"; color: list.own ? Theme.onOwn : Theme.onOther }
                    Words { text: file.modelData.fileName; color: list.own ? Theme.onOwn : Theme.onOther }
                }
            }
            Component.onCompleted: {
                setSource(Qt.resolvedUrl("AttachmentView.qml"), { session: list.session, file: modelData, own: list.own, most: list.most });
                if (status === Loader.Error)
                    sourceComponent = line;
            }
        }
    }
}
