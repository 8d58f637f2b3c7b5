import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// Who is in a room, with what one may do to each.
ColumnLayout {
    id: page
    required property Session session
    property string conversation
    signal personAsked(string username)
    signal opened(string conversation)
    spacing: 0

    MemberList {
        id: members
        session: page.session
        conversation: page.conversation
        filter: field.text
        onRefused: sentence => trouble.text = sentence
        onDone: trouble.text = ""
    }
    ConversationInfo {
        id: info
        session: page.session
        conversation: page.conversation
    }
    RoomMaker {
        id: maker
        session: page.session
        onOpened: conversation => page.opened(conversation)
        onRefused: sentence => trouble.text = sentence
    }
    LateSheet {
        id: invitations
        InviteSheet {
            session: page.session
            conversation: page.conversation
        }
    }
    QuestionSheet {
        id: question
        property string what
        property string username
        property string displayName
        title: what === "ban" ? qsTr("Ban %1?").arg(displayName) : what === "kick" ? qsTr("Remove %1?").arg(displayName) : qsTr("Make %1 an owner?").arg(displayName)
        question: what === "ban" ? qsTr("%1 is put out of the room and cannot come back until somebody allows it.").arg(displayName) : what === "kick" ? qsTr("%1 is put out of the room and may come back.").arg(displayName) : qsTr("%1 may then do everything here that you may, and take your role away.").arg(displayName)
        yes: what === "ban" ? qsTr("Ban") : what === "kick" ? qsTr("Remove") : qsTr("Make owner")
        onConfirmed: what === "ban" ? members.ban(username) : what === "kick" ? members.kick(username) : members.setRole(username, "owner")
    }
    PopMenu {
        id: menu
        property string username
        property string displayName
        property string memberRole
        property bool self: false
        property bool mayRemove: false
        property bool mayPromote: false
        function ask(what) {
            question.what = what;
            question.username = username;
            question.displayName = displayName;
            question.open();
        }
        MenuEntry {
            text: qsTr("Write")
            icon_: "message-circle"
            onTriggered: maker.start(menu.username)
        }
        MenuEntry {
            text: qsTr("Show profile")
            icon_: "user"
            onTriggered: page.personAsked(menu.username)
        }
        MenuLine {
            visible: menu.mayPromote || menu.mayRemove
        }
        MenuEntry {
            visible: menu.mayPromote && menu.memberRole === "member"
            text: qsTr("Make moderator")
            icon_: "shield"
            onTriggered: members.setRole(menu.username, "moderator")
        }
        MenuEntry {
            visible: menu.mayPromote && menu.memberRole !== "owner"
            text: qsTr("Make owner…")
            icon_: "crown"
            onTriggered: menu.ask("owner")
        }
        MenuEntry {
            visible: menu.mayPromote && menu.memberRole === "owner"
            text: qsTr("Make moderator")
            icon_: "shield"
            onTriggered: members.setRole(menu.username, "moderator")
        }
        MenuEntry {
            visible: menu.mayPromote && menu.memberRole !== "member"
            text: qsTr("Make an ordinary member")
            icon_: "user"
            onTriggered: members.setRole(menu.username, "member")
        }
        MenuEntry {
            visible: menu.mayRemove
            text: menu.memberRole === "invited" ? qsTr("Take the invitation back…") : qsTr("Remove from the room…")
            icon_: "user-minus"
            danger: true
            onTriggered: menu.ask("kick")
        }
        MenuEntry {
            visible: menu.mayRemove
            text: qsTr("Ban…")
            icon_: "ban"
            danger: true
            onTriggered: menu.ask("ban")
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.margins: Theme.between
        spacing: Theme.unit
        SearchField {
            id: field
            Layout.fillWidth: true
            focus: true
            placeholderText: qsTr("Search members")
            name: qsTr("Search members")
            Keys.onDownPressed: list.forceActiveFocus()
        }
        IconButton {
            visible: info.mayInvite
            icon_: "user-plus"
            name: qsTr("Invite people")
            onClicked: invitations.show()
        }
    }
    ErrorLine {
        id: trouble
        Layout.fillWidth: true
        Layout.leftMargin: Theme.between
        Layout.rightMargin: Theme.between
        visible: text !== ""
    }
    ErrorLine {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.between
        Layout.rightMargin: Theme.between
        text: members.failure
        visible: text !== ""
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        ListView {
            id: list
            anchors.fill: parent
            anchors.leftMargin: Theme.inside
            anchors.rightMargin: Theme.inside
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            reuseItems: true
            model: members
            ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Members")
            delegate: PersonRow {
                id: row
                required property int index
                required property string role
                required property string roleWord
                required property bool self
                required property bool mayRemove
                required property bool mayPromote
                session: page.session
                width: list.width
                badge: self ? (roleWord === "" ? qsTr("You") : qsTr("You · %1").arg(roleWord)) : roleWord
                onClicked: page.personAsked(username)
                onMenuWanted: (x, y) => {
                    menu.username = username;
                    menu.displayName = displayName;
                    menu.memberRole = role;
                    menu.self = self;
                    menu.mayRemove = mayRemove;
                    menu.mayPromote = mayPromote;
                    menu.popup(row, x, y);
                }
                IconButton {
                    visible: row.hovered || row.activeFocus || activeFocus
                    icon_: "ellipsis-vertical"
                    name: qsTr("What to do with %1").arg(row.displayName)
                    extent: Theme.px(28)
                    onClicked: row.menuWanted(row.width - Theme.px(28), row.height)
                }
            }
        }
        Skeleton {
            anchors { top: parent.top; left: parent.left; right: parent.right }
            rows: 6
            active: members.loading && members.count === 0
        }
        EmptyState {
            anchors.fill: parent
            visible: !members.loading && members.count === 0 && members.failure === ""
            icon_: "users"
            sentence: field.text === "" ? qsTr("Nobody is here") : qsTr("Nobody here is called like that")
        }
    }
}
