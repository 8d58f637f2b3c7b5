import QtQuick
import Banter

// Lets people join a room.
Sheet {
    id: sheet
    required property Session session
    property string conversation
    property var invited: []

    title: qsTr("Invite to %1").arg(info.title)
    onOpened: field.forceActiveFocus()
    function prepare() {
        field.text = "";
        trouble.text = "";
        invited = [];
    }
    ConversationInfo {
        id: info
        session: sheet.session
        conversation: sheet.conversation
        onRefused: (what, sentence) => trouble.text = sentence
    }
    MemberList {
        id: members
        session: sheet.session
        conversation: sheet.opened ? sheet.conversation : ""
    }
    PeopleSearch {
        id: found
        session: sheet.session
        query: field.text
        // Who is there already needs no invitation.
        without: members.count > 0 ? members.usernames() : []
    }
    SearchField {
        id: field
        width: parent.width
        focus: true
        placeholderText: qsTr("Name or username")
        name: qsTr("Whom to invite")
        onAccepted: list.currentItem?.press()
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    Item {
        width: parent.width
        height: Theme.px(300)
        ListView {
            id: list
            anchors.fill: parent
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: found
            currentIndex: count > 0 ? 0 : -1
            Accessible.role: Accessible.List
            Accessible.name: qsTr("People")
            delegate: PersonRow {
                id: row
                readonly property bool done: sheet.invited.includes(username)
                session: sheet.session
                width: list.width
                current: ListView.isCurrentItem
                function press() {
                    if (done)
                        return;
                    trouble.text = "";
                    asked.conversation = sheet.conversation;
                    asked.invite(username);
                }
                ConversationInfo {
                    id: asked
                    session: sheet.session
                    onSucceeded: sheet.invited = sheet.invited.concat([row.username])
                    onRefused: (what, sentence) => trouble.text = sentence
                }
                onClicked: press()
                SecondaryButton {
                    text: row.done ? qsTr("Invited") : qsTr("Invite")
                    icon_: row.done ? "check" : "user-plus"
                    description: row.displayName
                    enabled: !row.done && !asked.busy
                    onClicked: row.press()
                }
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: found.count === 0 && !found.searching
            icon_: "user-plus"
            sentence: field.text === "" ? qsTr("Write a name to find somebody") : qsTr("Nobody else is called like that")
        }
    }
    ErrorLine {
        id: trouble
        width: parent.width
    }
    ErrorLine {
        width: parent.width
        text: found.failure
    }
    footer: [
        SecondaryButton {
            text: qsTr("Done")
            onClicked: sheet.close()
        }
    ]
}
