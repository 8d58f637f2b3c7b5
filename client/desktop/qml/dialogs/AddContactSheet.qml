import QtQuick
import Banter
import QtQuick.Layouts

// Finds people and puts them on the list of contacts.
Sheet {
    id: sheet
    required property Session session
    signal chosen(string conversation)

    title: qsTr("Add contact")
    onOpened: field.forceActiveFocus()
    function prepare() {
        field.text = "";
        trouble.text = "";
    }

    RoomMaker {
        id: maker
        session: sheet.session
        onOpened: conversation => {
            sheet.close();
            sheet.chosen(conversation);
        }
        onRefused: sentence => trouble.text = sentence
    }
    PeopleSearch {
        id: found
        session: sheet.session
        query: field.text
        without: [sheet.session.username]
    }
    SearchField {
        id: field
        focus: true
        width: parent.width
        placeholderText: qsTr("Name or username")
        name: qsTr("Whom to add")
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
                required property int index
                session: sheet.session
                width: list.width
                current: ListView.isCurrentItem
                function press() {
                    if (person.isContact)
                        maker.start(username);
                    else
                        person.addContact();
                }
                onClicked: press()
                Connections {
                    target: row.person
                    function onRefused(sentence) { trouble.text = sentence; }
                }
                SecondaryButton {
                    text: row.person.isContact ? qsTr("Write") : qsTr("Add")
                    icon_: row.person.isContact ? "message-circle" : "user-plus"
                    description: row.displayName
                    enabled: !row.person.busy
                    onClicked: row.press()
                }
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: found.count === 0 && !found.searching
            icon_: field.text === "" ? "user-plus" : "search-x"
            sentence: field.text === "" ? qsTr("Write a name to find somebody") : qsTr("Nobody is called like that")
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
