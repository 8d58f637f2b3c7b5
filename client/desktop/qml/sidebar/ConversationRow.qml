import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// One conversation of the list: who, what was last said, when, and what there is to read.
ItemDelegate {
    id: row
    required property int index
    required property string conversation
    required property string title
    required property string receiver
    required property string kind
    required property string lead
    required property string line
    required property string lineKind
    required property string time
    required property int unread
    required property int mentions
    required property bool muted
    required property bool mentionsOnly
    required property bool pinned
    required property bool invited
    required property string description
    property Session session
    property bool selected: false
    // The answer to an invitation is on its way.
    property bool busy: false
    signal chosen
    signal menuWanted(real x, real y)
    signal joined
    signal declined

    readonly property color ground: selected ? Theme.selected : hovered ? Theme.hover : Theme.sidebar

    implicitHeight: invited ? Theme.row + Theme.control : Theme.row
    leftPadding: Theme.between
    rightPadding: Theme.between
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: description
    Accessible.selected: selected
    Accessible.focusable: true
    Accessible.onPressAction: row.chosen()
    onClicked: row.chosen()
    Keys.onReturnPressed: row.chosen()
    Keys.onEnterPressed: row.chosen()
    Keys.onMenuPressed: row.menuWanted(row.width / 2, row.height / 2)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier) {
            row.menuWanted(row.width / 2, row.height / 2);
            event.accepted = true;
        }
    }

    background: Rectangle {
        color: row.ground
        FocusRing {
            control: row
            shown: row.visualFocus || (row.activeFocus && (row.ListView.view?.keyed ?? false))
            away: -Theme.px(2)
        }
    }
    contentItem: ColumnLayout {
        spacing: 0
        RowLayout {
            Layout.preferredHeight: Theme.row
            Layout.fillWidth: true
            spacing: Theme.between
            Avatar {
                session: row.session
                username: row.kind === "room" ? "" : row.receiver
                title: row.title
                showStatus: true
                ground: row.ground
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.px(2)
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.unit
                    Words {
                        Layout.fillWidth: true
                        role: "list"
                        text: row.title
                        elide: Text.ElideRight
                        font.weight: row.unread > 0 || row.invited ? Theme.label.weight : Font.Medium
                    }
                    Icon {
                        visible: row.muted || row.mentionsOnly
                        name: row.muted ? "bell-off" : "at-sign"
                        size: Theme.px(14)
                        color: Theme.muted
                    }
                    Icon {
                        visible: row.pinned
                        name: "pin"
                        size: Theme.px(14)
                        color: Theme.muted
                    }
                    Words {
                        role: "hint"
                        text: row.time
                        color: row.unread > 0 && !row.muted ? Theme.accent : Theme.muted
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.unit
                    Words {
                        visible: text !== ""
                        Layout.maximumWidth: row.width / 3
                        role: "list"
                        text: row.lead
                        elide: Text.ElideRight
                        color: row.lineKind === "draft" ? Theme.danger : Theme.text
                    }
                    Words {
                        Layout.fillWidth: true
                        role: "list"
                        text: row.line
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        wrapMode: Text.NoWrap
                        color: row.lineKind === "typing" ? Theme.accent : Theme.muted
                        font.italic: row.lineKind === "empty"
                    }
                    CountBadge {
                        visible: row.mentions > 0
                        count: row.mentions
                        mention: true
                    }
                    CountBadge {
                        visible: row.unread > 0
                        count: row.unread
                        muted: row.muted
                    }
                }
            }
        }
        RowLayout {
            visible: row.invited
            Layout.preferredHeight: Theme.control
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.inside
            spacing: Theme.inside
            PrimaryButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: qsTr("Join")
                enabled: !row.busy
                onClicked: row.joined()
            }
            SecondaryButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: qsTr("Decline")
                enabled: !row.busy
                onClicked: row.declined()
            }
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => row.menuWanted(point.position.x, point.position.y)
    }
    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen
        onLongPressed: row.menuWanted(point.position.x, point.position.y)
    }
}
