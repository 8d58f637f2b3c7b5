import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// A file in a message: what it is, and what can be done with it.
RowLayout {
    id: row
    required property Attached attached
    property bool own: false
    readonly property var file: attached.file
    readonly property color ink: own ? Theme.onOwn : Theme.text
    readonly property color faint: own ? Theme.ownMeta : Theme.muted
    readonly property string kind: (file.mediaType ?? "").split("/")[0]
    // The folder for received files.
    readonly property string folder: App.settings.folderForFiles()
    spacing: Theme.inside
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("File %1, %2").arg(file.fileName).arg(hint.text)

    Rectangle {
        implicitWidth: Theme.px(44)
        implicitHeight: Theme.px(44)
        radius: Theme.radius
        color: row.own ? Theme.ownMeta : Theme.muted
        Icon {
            anchors.centerIn: parent
            name: row.kind === "video" ? "file-video" : row.kind === "audio" ? "file-audio" : row.kind === "image" ? "file-image" : row.kind === "text" ? "file-text" : /zip|tar|compressed|gzip/.test(row.file.mediaType) ? "file-archive" : "file"
            size: Theme.px(22)
            color: row.own ? Theme.own : Theme.window
        }
        // Films bring a picture along.
        Picture {
            anchors.fill: parent
            preview: row.file.preview ?? ""
            radius: parent.radius
        }
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.px(80)
        Layout.preferredWidth: Math.max(title.implicitWidth, hint.implicitWidth)
        Words {
            id: title
            text: row.file.fileName ?? ""
            color: row.ink
            elide: Text.ElideMiddle
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Words {
            id: hint
            role: "hint"
            color: row.attached.state === "failed" || row.attached.state === "there" && row.attached.reason !== "" ? Theme.danger : row.faint
            text: {
                const one = row.attached;
                if (one.reason !== "")
                    return one.reason;
                if (one.state === "moving")
                    return FileWords.progress(one.done, Math.max(one.total, row.file.size), one.speed, one.left);
                if (one.state === "paused")
                    return qsTr("Paused · %1 of %2").arg(FileWords.size(one.done)).arg(FileWords.size(row.file.size));
                return FileWords.size(row.file.size);
            }
            wrapMode: row.attached.reason !== "" ? Text.Wrap : Text.NoWrap
            maximumLineCount: 4
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        ProgressLine {
            visible: row.attached.state === "moving" || row.attached.state === "paused"
            done: row.attached.done
            total: Math.max(row.attached.total, row.file.size)
            moving: row.attached.state === "moving"
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit
        }
    }
    IconButton {
        visible: row.attached.state === "none" || row.attached.state === "failed" || row.attached.state === "paused"
        icon_: row.attached.state === "failed" ? "rotate-cw" : row.attached.state === "paused" ? "play" : "download"
        name: row.attached.state === "failed" ? qsTr("Retry") : row.attached.state === "paused" ? qsTr("Resume") : qsTr("Download")
        color: row.ink
        onClicked: row.attached.fetch(row.folder)
    }
    IconButton {
        visible: row.attached.state === "moving"
        icon_: "pause"
        name: qsTr("Pause")
        color: row.ink
        onClicked: row.attached.pause()
    }
    IconButton {
        visible: row.attached.state === "there"
        icon_: "external-link"
        name: qsTr("Open")
        color: row.ink
        onClicked: row.attached.open()
    }
    IconButton {
        visible: row.attached.state === "there"
        icon_: "folder-open"
        name: qsTr("Show in folder")
        color: row.ink
        onClicked: row.attached.showInFolder()
    }

    Connections {
        target: row.attached
        function onQuestioned() {
            question.active = true;
            question.item.open();
        }
    }
    Loader {
        id: question
        active: false
        visible: false
        sourceComponent: Sheet {
            id: sheet
            title: qsTr("Open this file?")
            Words {
                text: qsTr("%1 may be a program, which can do on this computer whatever you can. Open it only if you know who made it and expected to get it.").arg(row.file.fileName)
                wrapMode: Text.Wrap
                width: parent.width
            }
            footer: [
                SecondaryButton {
                    text: qsTr("Cancel")
                    onClicked: sheet.close()
                },
                DangerButton {
                    text: qsTr("Open anyway")
                    onClicked: {
                        sheet.close();
                        row.attached.open(true);
                    }
                }
            ]
        }
    }
}
