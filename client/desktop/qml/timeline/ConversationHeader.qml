import QtQuick
import Banter

// Who or what one talks to, and the doors to what belongs to it.
Rectangle {
    id: header
    required property Session session
    required property ConversationInfo info
    property string typing
    // One pane: the list is behind.
    property bool narrow: false
    property string panel
    signal back
    signal searchAsked
    signal panelAsked(string panel)
    signal personAsked(string username)

    implicitHeight: Math.max(Theme.px(56), Theme.titleLine + Theme.hintLine + Theme.px(14))
    color: Theme.window
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Conversation")

    PersonInfo {
        id: partner
        session: header.info.isRoom ? null : header.session
        username: header.info.isRoom ? "" : header.info.receiver
    }
    IconButton {
        id: back
        visible: header.narrow
        width: visible ? implicitWidth : 0
        icon_: "arrow-left"
        name: qsTr("Back to the list")
        anchors { left: parent.left; leftMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        onClicked: header.back()
    }
    Avatar {
        id: face
        session: header.session
        username: header.info.isRoom ? "" : header.info.receiver
        title: header.info.title
        size: Theme.px(36)
        showStatus: true
        ground: header.color
        anchors { left: back.right; leftMargin: header.narrow ? Theme.unit : Theme.edge; verticalCenter: parent.verticalCenter }
    }
    Item {
        id: about
        anchors { left: face.right; leftMargin: Theme.between; right: buttons.left; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        height: title.height + below.height
        Words {
            id: title
            role: "title"
            text: header.info.title
            width: parent.width
            maximumLineCount: 1
        }
        Words {
            id: below
            role: "hint"
            anchors { left: parent.left; right: parent.right; top: title.bottom }
            maximumLineCount: 1
            text: {
                if (header.typing !== "")
                    return header.typing;
                if (header.info.isRoom) {
                    const people = qsTr("%n people", "", header.info.memberCount);
                    return header.info.topic !== "" ? people + " · " + header.info.topic.replace(/\s+/g, " ") : people;
                }
                return header.info.isOwn ? qsTr("Notes to yourself") : partner.statusText;
            }
            color: header.typing !== "" ? Theme.accent : Theme.muted
        }
        TapHandler { onTapped: header.info.isRoom ? header.panelAsked("room") : header.panelAsked("person") }
        HoverHandler { cursorShape: Qt.PointingHandCursor }
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        IconButton {
            icon_: "search"
            name: qsTr("Find in this conversation")
            shortcutText: qsTr("Ctrl+F")
            onClicked: header.searchAsked()
        }
        IconButton {
            visible: header.info.isRoom && !header.narrow
            icon_: "users"
            name: qsTr("Members")
            checkable: false
            checked: header.panel === "members"
            onClicked: header.panelAsked(header.panel === "members" ? "" : "members")
        }
        IconButton {
            visible: !header.narrow
            icon_: "files"
            name: qsTr("Shared files")
            checked: header.panel === "files"
            onClicked: header.panelAsked(header.panel === "files" ? "" : "files")
        }
        IconButton {
            icon_: "info"
            name: header.info.isRoom ? qsTr("About the room") : qsTr("About this person")
            readonly property string wanted: header.info.isRoom ? "room" : "person"
            checked: header.panel === wanted
            onClicked: header.panelAsked(header.panel === wanted ? "" : wanted)
        }
    }
    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.border
        anchors.bottom: parent.bottom
    }
}
