import QtQuick
import Banter
import QtQuick.Layouts

// A message whose files are on their way: how far, and what can be done about it. Its properties are the roles
// of UploadList.
Rectangle {
    id: bubble
    required property UploadList list
    property string clientId
    property var names: []
    property string path
    property string content
    property real done: 0
    property real total: 0
    property real speed: 0
    property real leftTime: -1
    property string state_: "moving"
    property string reason
    property real most: Theme.px(400)

    readonly property string line: {
        if (state_ === "failed")
            return "";
        if (state_ === "paused")
            return total > 0 ? qsTr("Paused · %1 of %2").arg(FileWords.size(done)).arg(FileWords.size(total)) : qsTr("Paused");
        return total > 0 ? FileWords.progress(done, total, speed, leftTime) : qsTr("Waiting for the server");
    }

    implicitWidth: Math.min(most, Theme.px(360))
    implicitHeight: column.implicitHeight + 2 * Theme.between
    radius: Theme.px(14)
    color: Theme.own
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Sending %1, %2").arg(names.join(", ")).arg(reason !== "" ? reason : line)

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.between }
        spacing: Theme.inside
        RowLayout {
            spacing: Theme.inside
            Layout.fillWidth: true
            Item {
                implicitWidth: Theme.px(48)
                implicitHeight: Theme.px(48)
                Picture {
                    anchors.fill: parent
                    path: bubble.path
                    radius: Theme.radius
                    visible: bubble.path !== ""
                }
                Icon {
                    anchors.centerIn: parent
                    visible: bubble.path === ""
                    name: bubble.names.length > 1 ? "files" : "file"
                    size: Theme.px(28)
                    color: Theme.ownMeta
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Words {
                    text: bubble.names.length > 1 ? qsTr("%1 and %n more", "", bubble.names.length - 1).arg(bubble.names[0]) : (bubble.names[0] ?? "")
                    color: Theme.onOwn
                    elide: Text.ElideMiddle
                    Layout.fillWidth: true
                }
                Words {
                    role: "hint"
                    visible: text !== ""
                    text: bubble.line
                    color: Theme.ownMeta
                    Layout.fillWidth: true
                }
            }
            IconButton {
                visible: bubble.state_ === "moving"
                icon_: "pause"
                name: qsTr("Pause")
                color: Theme.onOwn
                onClicked: bubble.list.pause(bubble.clientId)
            }
            IconButton {
                visible: bubble.state_ !== "moving"
                icon_: bubble.state_ === "failed" ? "rotate-cw" : "play"
                name: bubble.state_ === "failed" ? qsTr("Retry") : qsTr("Resume")
                color: Theme.onOwn
                onClicked: bubble.list.resume(bubble.clientId)
            }
            IconButton {
                icon_: "x"
                name: qsTr("Cancel sending")
                color: Theme.onOwn
                onClicked: bubble.list.cancel(bubble.clientId)
            }
        }
        ProgressLine {
            done: bubble.done
            total: bubble.total
            moving: bubble.state_ === "moving"
            Layout.fillWidth: true
        }
        Words {
            role: "hint"
            visible: bubble.reason !== ""
            text: bubble.reason
            color: bubble.state_ === "failed" ? Theme.danger : Theme.ownMeta
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Words {
            role: "body"
            visible: bubble.content !== ""
            text: bubble.content
            color: Theme.onOwn
            wrapMode: Text.Wrap
            maximumLineCount: 6
            Layout.fillWidth: true
        }
    }
}
