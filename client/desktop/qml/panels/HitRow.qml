import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// A message of a list: who, where, when, and the part of it that matters.
ItemDelegate {
    id: row
    required property Session session
    required property string conversation
    required property real seq
    required property string place
    required property string sender
    required property string senderName
    required property string time
    required property string words
    required property var highlights
    required property string fileName
    required property string description
    // In which conversation it stands is worth telling.
    property bool placed: false
    default property alias actions: actions_.data
    signal chosen

    height: Math.max(Theme.px(56), body.implicitHeight + 2 * Theme.inside)
    leftPadding: Theme.inside
    rightPadding: Theme.inside
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: description
    Accessible.focusable: true
    Accessible.onPressAction: row.chosen()
    onClicked: row.chosen()
    Keys.onReturnPressed: row.chosen()
    Keys.onEnterPressed: row.chosen()
    background: Rectangle {
        radius: Theme.radius
        color: row.hovered || (row.ListView.isCurrentItem && row.activeFocus) ? Theme.hover : Theme.window
        FocusRing {
            control: row
            shown: row.activeFocus
            away: 0
        }
    }
    contentItem: Item {
        RowLayout {
            id: body
            width: parent.width
            y: Math.round((parent.height - implicitHeight) / 2)
            spacing: Theme.between
            Avatar {
                Layout.alignment: Qt.AlignTop
                session: row.session
                username: row.sender
                size: Theme.groupAvatar
                ground: row.background.color
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.px(2)
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.inside
                    Words {
                        Layout.fillWidth: true
                        text: row.senderName
                        font.weight: Font.Medium
                    }
                    Words {
                        role: "hint"
                        text: row.time
                    }
                }
                Words {
                    Layout.fillWidth: true
                    visible: row.placed
                    role: "hint"
                    text: row.place
                }
                HighlightedText {
                    Layout.fillWidth: true
                    visible: row.words !== ""
                    text: row.words
                    highlights: row.highlights
                    font: Theme.list
                    color: Theme.text
                    back: Theme.found
                    front: Theme.text
                }
                RowLayout {
                    Layout.fillWidth: true
                    visible: row.fileName !== ""
                    spacing: Theme.unit
                    Icon {
                        name: "paperclip"
                        size: Theme.px(14)
                        color: Theme.muted
                    }
                    Words {
                        Layout.fillWidth: true
                        text: row.fileName
                        elide: Text.ElideMiddle
                    }
                }
            }
            Row {
                id: actions_
                spacing: Theme.unit
            }
        }
    }
}
