import QtQuick
import Banter
import QtQuick.Layouts

// A new room: name, topic, who may join, and who is invited.
Sheet {
    id: sheet
    required property Session session
    property var names: []
    signal chosen(string conversation)

    title: qsTr("New room")
    onOpened: name_.forceActiveFocus()
    function prepare(usernames) {
        names = usernames ?? [];
        name_.text = "";
        topic.text = "";
        who.text = "";
        trouble.text = "";
        open_.checked = names.length === 0;
    }
    function toggle(username) {
        names = names.includes(username) ? names.filter(one => one !== username) : names.concat([username]);
    }
    function go() {
        if (name_.text.trim() !== "" && name_.error === "")
            maker.make(name_.text, topic.text, open_.checked, names);
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
        query: who.text
    }

    InputField {
        id: name_
        focus: true
        width: parent.width
        label: qsTr("Name")
        placeholderText: qsTr("#design")
        maximumLength: 65
        error: maker.objection(text)
        onAccepted: sheet.go()
    }
    InputField {
        id: topic
        width: parent.width
        label: qsTr("Topic")
        placeholderText: qsTr("What it is about; may stay empty")
        maximumLength: 1024
        onAccepted: sheet.go()
    }
    Toggle {
        id: open_
        width: parent.width
        text: qsTr("Everybody may find and join it")
    }
    Words {
        width: parent.width
        role: "hint"
        wrapMode: Text.Wrap
        text: open_.checked ? qsTr("The room is in the list of rooms.") : qsTr("Only who is invited sees the room. Whoever comes later reads what was said before.")
    }
    SearchField {
        id: who
        width: parent.width
        label: qsTr("Invite")
        name: qsTr("Invite")
        placeholderText: qsTr("Name or username")
        onAccepted: {
            people.pick();
            who.text = "";
        }
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
                description: qsTr("Do not invite")
                onClicked: sheet.toggle(modelData)
                PersonInfo {
                    id: one
                    session: sheet.session
                    username: modelData
                }
            }
        }
    }
    PeopleList {
        id: people
        width: parent.width
        height: Math.min(Theme.px(160), contentHeight)
        visible: count > 0
        session: sheet.session
        model: found
        chosenNames: sheet.names
        onPicked: username => sheet.toggle(username)
    }
    ErrorLine {
        id: trouble
        width: parent.width
    }
    footer: [
        SecondaryButton {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        },
        PrimaryButton {
            text: qsTr("Make the room")
            enabled: name_.text.trim() !== "" && name_.error === "" && !maker.busy
            onClicked: sheet.go()
        }
    ]
}
