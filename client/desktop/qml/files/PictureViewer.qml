import QtQuick
import Banter
import QtQuick.Templates as T
import QtQuick.Dialogs

// A picture as large as the window: zoom by wheel, + and −; arrows go through the pictures of the conversation.
T.Popup {
    id: viewer
    required property Session session
    property string conversation
    property real zoom: 1
    readonly property int at: pictures.count > 0 ? pictures.rowOf(attached.file.fileId ?? "") : -1

    function show(file) {
        attached.file = file;
        zoom = 1;
        open();
        attached.fetchPicture();
    }
    // One step to newer (-1) or older (1) ones.
    function step(by) {
        if (at < 0)
            return;
        if (at + by >= pictures.count)
            pictures.fetchMore(pictures.index(-1, -1));
        const next = pictures.at(at + by);
        if (next.fileId !== undefined)
            show(next);
    }
    function enlarge(by) {
        zoom = Math.min(8, Math.max(1, zoom * by));
    }

    parent: T.Overlay.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape

    SharedFiles {
        id: pictures
        session: viewer.session
        conversation: viewer.conversation
        kind: "pictures"
    }
    Attached {
        id: attached
        session: viewer.session
        wanted: viewer.opened
    }
    background: Rectangle {
        color: Theme.timeline
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Picture %1").arg(attached.file.fileName ?? "")
        Keys.onLeftPressed: viewer.step(-1)
        Keys.onRightPressed: viewer.step(1)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                viewer.enlarge(1.25);
            else if (event.key === Qt.Key_Minus)
                viewer.enlarge(0.8);
            else if (event.key === Qt.Key_0)
                viewer.zoom = 1;
            else
                return;
            event.accepted = true;
        }
        Item {
            id: head
            height: Theme.px(56)
            anchors { left: parent.left; right: parent.right; top: parent.top }
            Words {
                text: attached.file.fileName ?? ""
                role: "title"
                elide: Text.ElideMiddle
                anchors { left: parent.left; leftMargin: Theme.edge; right: tools.left; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
            }
            Row {
                id: tools
                anchors { right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
                IconButton {
                    icon_: "zoom-out"
                    name: qsTr("Smaller")
                    enabled: viewer.zoom > 1
                    onClicked: viewer.enlarge(0.8)
                }
                IconButton {
                    icon_: "zoom-in"
                    name: qsTr("Larger")
                    onClicked: viewer.enlarge(1.25)
                }
                IconButton {
                    icon_: "save"
                    name: qsTr("Save as")
                    enabled: attached.shownPath !== ""
                    onClicked: {
                        saving.active = true;
                        saving.item.open();
                    }
                }
                IconButton {
                    icon_: "x"
                    name: qsTr("Close")
                    focus: true
                    onClicked: viewer.close()
                }
            }
        }
        Flickable {
            id: room
            anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; margins: Theme.inside }
            contentWidth: width * viewer.zoom
            contentHeight: height * viewer.zoom
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Picture {
                width: room.contentWidth
                height: room.contentHeight
                whole: true
                preview: attached.file.preview ?? ""
                path: attached.shownPath
            }
            WheelHandler {
                acceptedModifiers: Qt.NoModifier
                onWheel: event => viewer.enlarge(event.angleDelta.y > 0 ? 1.15 : 0.87)
            }
        }
        ErrorLine {
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.edge }
            text: attached.reason
        }
        IconButton {
            visible: viewer.at > 0
            icon_: "chevron-left"
            name: qsTr("Newer picture")
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            onClicked: viewer.step(-1)
        }
        IconButton {
            visible: viewer.at >= 0 && viewer.at < pictures.count - 1
            icon_: "chevron-right"
            name: qsTr("Older picture")
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            onClicked: viewer.step(1)
        }
        Loader {
            id: saving
            active: false
            sourceComponent: FileDialog {
                fileMode: FileDialog.SaveFile
                title: qsTr("Save the picture")
                onAccepted: attached.saveAs(selectedFile)
            }
        }
    }
}
