import QtQuick
import Banter
import QtQuick.Layouts

// One's contacts: write to them, or strike them off.
Sheet {
    id: sheet
    required property Session session
    signal chosen(string conversation)
    signal addWanted

    title: qsTr("Contacts")
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
        contactsOnly: true
    }
    SearchField {
        id: field
        focus: true
        width: parent.width
        placeholderText: qsTr("Name or username")
        name: qsTr("Search contacts")
        onAccepted: {
            if (list.currentItem)
                maker.start(list.currentItem.username);
        }
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    Item {
        width: parent.width
        height: Theme.px(340)
        ListView {
            id: list
            anchors.fill: parent
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: found
            currentIndex: count > 0 ? 0 : -1
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Contacts")
            delegate: PersonRow {
                id: row
                required property int index
                session: sheet.session
                width: list.width
                current: ListView.isCurrentItem
                onClicked: maker.start(username)
                Connections {
                    target: row.person
                    function onRefused(sentence) { trouble.text = sentence; }
                }
                IconButton {
                    icon_: "user-minus"
                    name: qsTr("Remove %1 from your contacts").arg(row.displayName)
                    enabled: !row.person.busy
                    onClicked: row.person.removeContact()
                }
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: found.count === 0
            icon_: "circle-user"
            sentence: field.text === "" ? qsTr("No contacts yet") : qsTr("No contact is called like that")
            action: qsTr("Add contact")
            onActed: {
                sheet.close();
                sheet.addWanted();
            }
        }
    }
    ErrorLine {
        id: trouble
        width: parent.width
    }
    footer: [
        SecondaryButton {
            text: qsTr("Add contact")
            icon_: "user-plus"
            onClicked: {
                sheet.close();
                sheet.addWanted();
            }
        }
    ]
}
