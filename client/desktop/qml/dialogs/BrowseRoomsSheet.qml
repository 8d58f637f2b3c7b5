import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// The public rooms: look for one, join it, open it.
Sheet {
    id: sheet
    required property Session session
    signal chosen(string conversation)
    signal roomWanted

    title: qsTr("Rooms")
    preferredWidth: 520
    onOpened: field.forceActiveFocus()
    function prepare() {
        field.text = "";
        trouble.text = "";
        found.reload();
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
    RoomSearch {
        id: found
        session: sheet.session
        query: field.text
    }
    SearchField {
        id: field
        focus: true
        width: parent.width
        placeholderText: qsTr("Name or topic")
        name: qsTr("Search rooms")
        onAccepted: list.currentItem?.press()
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    Item {
        width: parent.width
        height: Theme.px(360)
        ListView {
            id: list
            anchors.fill: parent
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: found
            currentIndex: count > 0 ? 0 : -1
            ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Rooms")
            delegate: ItemDelegate {
                id: row
                required property string conversation
                required property string room
                required property string topic
                required property int memberCount
                required property bool joined
                width: list.width
                height: Theme.px(60)
                leftPadding: Theme.inside
                rightPadding: Theme.inside
                topPadding: 0
                bottomPadding: 0
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.ListItem
                Accessible.name: [room, qsTr("%n member(s)", "", memberCount), topic, joined ? qsTr("joined") : ""].filter(part => part !== "").join(", ")
                Accessible.focusable: true
                Accessible.onPressAction: press()
                Keys.onReturnPressed: press()
                Keys.onEnterPressed: press()
                onClicked: press()
                function press() {
                    if (joined) {
                        sheet.close();
                        sheet.chosen(conversation);
                    } else {
                        trouble.text = "";
                        maker.join(conversation);
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: row.hovered || row.ListView.isCurrentItem ? Theme.hover : Theme.window
                    FocusRing {
                        control: row
                        shown: row.activeFocus
                        away: 0
                    }
                }
                contentItem: RowLayout {
                    spacing: Theme.between
                    Avatar {
                        session: sheet.session
                        title: row.room
                        ground: row.background.color
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        Words {
                            Layout.fillWidth: true
                            text: row.room
                            font.weight: Font.Medium
                        }
                        Words {
                            Layout.fillWidth: true
                            role: "hint"
                            text: row.topic === "" ? qsTr("%n member(s)", "", row.memberCount) : qsTr("%1 · %2").arg(qsTr("%n member(s)", "", row.memberCount)).arg(row.topic)
                        }
                    }
                    SecondaryButton {
                        text: row.joined ? qsTr("Open") : qsTr("Join")
                        description: row.room
                        enabled: !maker.busy
                        onClicked: row.press()
                    }
                }
            }
        }
        Skeleton {
            anchors { top: parent.top; left: parent.left; right: parent.right }
            rows: 5
            active: found.searching && found.count === 0
        }
        EmptyState {
            anchors.fill: parent
            visible: found.count === 0 && !found.searching && found.failure === ""
            icon_: "hash"
            sentence: field.text === "" ? qsTr("There are no public rooms yet") : qsTr("No room is called like that")
            action: qsTr("New room")
            onActed: {
                sheet.close();
                sheet.roomWanted();
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
    footer: [
        SecondaryButton {
            text: qsTr("New room")
            icon_: "users"
            onClicked: {
                sheet.close();
                sheet.roomWanted();
            }
        }
    ]
}
