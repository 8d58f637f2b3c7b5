import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// Goes anywhere by a few letters.
Sheet {
    id: sheet
    required property Session session
    // The conversation in view.
    property string current
    signal chosen(string conversation)

    title: qsTr("Go to")
    preferredWidth: 520
    onOpened: field.forceActiveFocus()
    function prepare(words) {
        trouble.text = "";
        field.text = words ?? "";
        places.refresh();
    }

    QuickSwitcher {
        id: places
        session: sheet.session
        query: field.text
        current: sheet.current
        onOpened: conversation => {
            sheet.close();
            sheet.chosen(conversation);
        }
        onRefused: sentence => trouble.text = sentence
    }
    SearchField {
        id: field
        focus: true
        width: parent.width
        placeholderText: qsTr("A person or room")
        name: qsTr("Go to")
        onAccepted: places.choose(list.currentIndex)
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
            model: places
            currentIndex: count > 0 ? 0 : -1
            onCountChanged: currentIndex = count > 0 ? 0 : -1
            keyNavigationWraps: true
            ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Results")
            delegate: ItemDelegate {
                id: row
                required property int index
                required property string title
                required property string username
                required property string hint
                required property int unread
                required property bool muted
                width: list.width
                height: Theme.px(48)
                leftPadding: Theme.inside
                rightPadding: Theme.inside
                topPadding: 0
                bottomPadding: 0
                focusPolicy: Qt.NoFocus
                highlighted: ListView.isCurrentItem
                Accessible.role: Accessible.ListItem
                Accessible.name: [title, hint, unread > 0 ? qsTr("%n unread", "", unread) : ""].filter(part => part !== "").join(", ")
                Accessible.selected: highlighted
                Accessible.onPressAction: places.choose(index)
                onClicked: places.choose(index)
                background: Rectangle {
                    radius: Theme.radius
                    color: row.highlighted ? Theme.selected : row.hovered ? Theme.hover : Theme.window
                }
                contentItem: RowLayout {
                    spacing: Theme.between
                    Avatar {
                        session: sheet.session
                        username: row.username
                        title: row.title
                        size: Theme.px(32)
                        showStatus: true
                        ground: row.background.color
                    }
                    Words {
                        Layout.maximumWidth: row.width / 2
                        text: row.title
                        font.weight: Font.Medium
                    }
                    Words {
                        Layout.fillWidth: true
                        role: "hint"
                        text: row.hint
                    }
                    CountBadge {
                        visible: row.unread > 0
                        count: row.unread
                        muted: row.muted
                    }
                }
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: places.count === 0
            icon_: "search-x"
            sentence: field.text === "" ? qsTr("No conversations yet") : qsTr("Nobody and no room is called like that")
        }
    }
    ErrorLine {
        id: trouble
        width: parent.width
    }
}
