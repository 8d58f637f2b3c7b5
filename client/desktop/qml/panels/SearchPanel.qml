import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// Finds messages, in this conversation or in all of them.
ColumnLayout {
    id: page
    required property Session session
    property string conversation
    property bool everywhere: false
    signal opened(string conversation, real seq)
    spacing: 0
    onEverywhereChanged: choose()
    onConversationChanged: choose()
    function choose() {
        (everywhere || conversation === "" ? all : here).checked = true;
    }

    // To the field.
    function search() {
        field.forceActiveFocus();
        field.selectAll();
    }

    MessageSearch {
        id: found
        session: page.session
        conversation: here.checked ? page.conversation : ""
        query: field.text
    }
    SearchField {
        id: field
        Layout.fillWidth: true
        Layout.margins: Theme.between
        Layout.bottomMargin: Theme.inside
        focus: true
        placeholderText: here.checked ? qsTr("Search here") : qsTr("Search everywhere")
        name: qsTr("Search messages")
        Keys.onDownPressed: {
            list.forceActiveFocus();
            if (list.currentIndex < 0)
                list.currentIndex = 0;
        }
        onAccepted: list.currentItem?.chosen()
    }
    Row {
        Layout.leftMargin: Theme.between
        Layout.rightMargin: Theme.between
        Layout.bottomMargin: Theme.inside
        spacing: Theme.unit
        FilterTab {
            id: here
            visible: page.conversation !== ""
            text: qsTr("This conversation")
            checked: !page.everywhere && page.conversation !== ""
        }
        FilterTab {
            id: all
            text: qsTr("All conversations")
            checked: page.everywhere || page.conversation === ""
        }
    }
    Words {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.between
        Layout.rightMargin: Theme.between
        Layout.bottomMargin: Theme.inside
        visible: field.text !== "" && found.localOnly && !found.searching
        role: "hint"
        color: Theme.warn
        wrapMode: Text.Wrap
        maximumLineCount: 4
        text: found.failure !== "" ? qsTr("%1 This is what is on this device.").arg(found.failure) : qsTr("There is no connection: this is what is on this device.")
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
            anchors.leftMargin: Theme.unit
            anchors.rightMargin: Theme.unit
            topMargin: Theme.unit
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            model: found
            currentIndex: count > 0 ? 0 : -1
            ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Found messages")
            Keys.onUpPressed: event => {
                if (currentIndex > 0)
                    event.accepted = false;
                else
                    field.forceActiveFocus();
            }
            delegate: HitRow {
                required property int index
                session: page.session
                width: list.width
                placed: all.checked
                onChosen: {
                    list.currentIndex = index;
                    page.opened(conversation, seq);
                }
            }
        }
        Skeleton {
            anchors { top: parent.top; left: parent.left; right: parent.right }
            rows: 4
            active: found.searching && found.count === 0
        }
        EmptyState {
            anchors.fill: parent
            visible: field.text.trim() !== "" && found.count === 0 && !found.searching
            icon_: "search-x"
            sentence: qsTr("Nothing was found")
            action: here.checked ? qsTr("Search everywhere") : ""
            onActed: all.checked = true
        }
        // What can be written here.
        Column {
            anchors { top: parent.top; left: parent.left; right: parent.right; margins: Theme.edge }
            visible: field.text.trim() === ""
            spacing: Theme.between
            Words {
                width: parent.width
                wrapMode: Text.Wrap
                color: Theme.muted
                text: qsTr("All words must stand in a message; their beginnings are enough.")
            }
            Repeater {
                model: [
                    { words: "\"…\"", tells: qsTr("words that follow each other") },
                    { words: "from:", tells: qsTr("who wrote it") },
                    { words: "in:", tells: qsTr("where: #room or @name") },
                    { words: "before:", tells: qsTr("before a day: 2026-05-31") },
                    { words: "after:", tells: qsTr("after a day, month or year") },
                    { words: "has:file", tells: qsTr("with a file") }
                ]
                AbstractButton {
                    id: line
                    required property var modelData
                    width: parent.width
                    implicitHeight: Theme.px(28)
                    focusPolicy: Qt.TabFocus
                    Accessible.role: Accessible.Button
                    Accessible.name: qsTr("%1, %2").arg(modelData.words).arg(modelData.tells)
                    Keys.onReturnPressed: clicked()
                    Keys.onEnterPressed: clicked()
                    onClicked: {
                        field.text = modelData.words === "\"…\"" ? "\"" : modelData.words;
                        field.forceActiveFocus();
                    }
                    background: Rectangle {
                        radius: Theme.radius
                        color: line.hovered ? Theme.hover : "transparent"
                        FocusRing {
                            control: line
                            away: 0
                        }
                    }
                    contentItem: RowLayout {
                        spacing: Theme.inside
                        Words {
                            Layout.preferredWidth: Theme.px(72)
                            role: "code"
                            text: line.modelData.words
                            Accessible.ignored: true
                        }
                        Words {
                            Layout.fillWidth: true
                            role: "hint"
                            text: line.modelData.tells
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
