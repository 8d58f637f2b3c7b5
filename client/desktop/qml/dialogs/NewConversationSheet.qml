import QtQuick
import Banter
import QtQuick.Layouts

// Whom to write to: one person, or several, who get a room.
Sheet {
    id: sheet
    required property Session session
    property var names: []
    signal chosen(string conversation)
    signal roomWanted(var usernames)
    signal browseWanted

    title: qsTr("New conversation")
    onOpened: field.forceActiveFocus()
    function prepare() {
        names = [];
        field.text = "";
        trouble.text = "";
    }
    function toggle(username) {
        names = names.includes(username) ? names.filter(one => one !== username) : names.concat([username]);
        field.text = "";
        field.forceActiveFocus();
    }
    function go() {
        if (names.length > 1) {
            sheet.close();
            sheet.roomWanted(names);
        } else if (names.length === 1) {
            maker.start(names[0]);
        } else {
            people.pick();
        }
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
    }

    SearchField {
        id: field
        focus: true
        width: parent.width
        placeholderText: qsTr("Name or username")
        name: qsTr("Whom to write to")
        onAccepted: field.text === "" ? sheet.go() : people.pick()
        Keys.onDownPressed: people.down()
        Keys.onUpPressed: people.up()
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: sheet.names.length > 0
        Repeater {
            model: sheet.names
            SecondaryButton {
                required property string modelData
                text: one.displayName
                icon_: "x"
                description: qsTr("Take out of the choice")
                onClicked: sheet.toggle(modelData)
                PersonInfo {
                    id: one
                    session: sheet.session
                    username: modelData
                }
            }
        }
    }
    Item {
        width: parent.width
        height: Theme.px(300)
        PeopleList {
            id: people
            anchors.fill: parent
            session: sheet.session
            model: found
            chosenNames: sheet.names
            onPicked: username => sheet.toggle(username)
        }
        EmptyState {
            anchors.fill: parent
            visible: found.count === 0 && !found.searching
            icon_: field.text === "" ? "users" : "search-x"
            sentence: field.text === "" ? qsTr("Write a name to find somebody") : qsTr("Nobody is called like that")
            action: field.text === "" ? qsTr("Browse rooms") : ""
            onActed: {
                sheet.close();
                sheet.browseWanted();
            }
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
    Words {
        width: parent.width
        role: "hint"
        wrapMode: Text.Wrap
        text: sheet.names.length > 1 ? qsTr("Several people talk in a room; it gets a name next.") : qsTr("Choose one person to write to, or several to make a room.")
    }
    footer: [
        SecondaryButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        PrimaryButton {
            text: sheet.names.length > 1 ? qsTr("Make a room…") : qsTr("Write")
            enabled: sheet.names.length > 0 && !maker.busy
            onClicked: sheet.go()
        }
    ]
}
