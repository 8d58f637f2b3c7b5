import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// The files of a conversation, newest first: to be opened, saved, or looked at where they were sent.
ColumnLayout {
    id: page
    required property Session session
    property string conversation
    signal opened(string conversation, real seq)
    spacing: 0

    SharedFiles {
        id: files
        session: page.session
        conversation: page.conversation
        kind: pictures.checked ? "pictures" : others.checked ? "files" : "all"
    }
    Row {
        Layout.margins: Theme.between
        Layout.bottomMargin: Theme.inside
        spacing: Theme.unit
        FilterTab {
            text: qsTr("All")
            checked: true
        }
        FilterTab {
            id: pictures
            text: qsTr("Pictures")
        }
        FilterTab {
            id: others
            text: qsTr("Other files")
        }
    }
    Divider {
        Layout.fillWidth: true
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        ListView {
            id: list
            anchors.fill: parent
            anchors.leftMargin: Theme.between
            anchors.rightMargin: Theme.between
            topMargin: Theme.inside
            clip: true
            focus: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            spacing: Theme.between
            model: files
            ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Files")
            delegate: Column {
                id: row
                required property var file
                required property real seq
                required property string sender
                required property real sentAt
                width: list.width
                spacing: Theme.unit
                PersonInfo {
                    id: from
                    session: page.session
                    username: row.sender
                }
                AttachmentView {
                    width: parent.width
                    most: parent.width
                    session: page.session
                    conversation: page.conversation
                    file: row.file
                }
                LinkButton {
                    // Who sent it, and when; it leads there.
                    text: qsTr("%1 · %2").arg(from.isSelf ? qsTr("You") : from.displayName).arg(new Date(row.sentAt).toLocaleDateString(Qt.locale(), Locale.ShortFormat))
                    description: qsTr("Show in the conversation")
                    onClicked: page.opened(page.conversation, row.seq)
                }
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: files.count === 0
            icon_: pictures.checked ? "image" : "files"
            sentence: pictures.checked ? qsTr("No pictures yet") : qsTr("No files yet")
        }
    }
}
