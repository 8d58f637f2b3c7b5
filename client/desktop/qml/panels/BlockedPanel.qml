import QtQuick
import Banter
import QtQuick.Controls.Basic

// Whom one has blocked, each with the way back.
Item {
    id: page
    required property Session session

    BlockedList {
        id: blocked
        session: page.session
    }
    ErrorLine {
        id: trouble
        anchors { top: parent.top; left: parent.left; right: parent.right; margins: Theme.edge }
    }
    ListView {
        id: list
        anchors.fill: parent
        anchors.margins: Theme.inside
        anchors.topMargin: trouble.text === "" ? Theme.inside : trouble.height + 2 * Theme.edge
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        model: blocked
        ScrollBar.vertical: ThinScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Blocked people")
        delegate: PersonRow {
            id: row
            session: page.session
            width: list.width
            note: row.displayName === username ? qsTr("Blocked") : username
            onClicked: person.unblock()
            Connections {
                target: row.person
                function onRefused(sentence) { trouble.text = sentence; }
            }
            SecondaryButton {
                text: qsTr("Unblock")
                description: row.displayName
                enabled: !row.person.busy
                onClicked: row.person.unblock()
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: blocked.count === 0
        icon_: "user-check"
        sentence: qsTr("You have blocked nobody")
    }
}
