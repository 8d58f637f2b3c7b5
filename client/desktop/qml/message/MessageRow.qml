import QtQuick
import Banter

// One row of a timeline: a message or a system line, with what stands above it.
Item {
    id: row
    required property int index
    required property string key
    required property string kind
    required property double seq
    required property string clientId
    required property string sender
    required property string senderName
    required property bool own
    required property string content
    required property string time
    required property string day
    required property bool first
    required property bool last
    required property bool unread
    required property string state_
    required property string stateHint
    required property string failure
    required property string edited
    required property bool deleted
    required property int hidden
    required property bool pinned
    required property bool mentioned
    required property var mentions
    required property double replySeq
    required property string replySender
    required property string replyUsername
    required property string replyText
    required property var reactions
    required property var attachments
    required property string notice
    required property var notices
    required property string spoken

    // The TimelineView that it is part of.
    required property Item view
    readonly property bool isMessage: kind === "message"
    readonly property bool focused: ListView.isCurrentItem && view.listFocused
    readonly property bool selected: view.selecting && view.selection[key] !== undefined
    readonly property bool atEnd: own && !view.allLeft
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property real columnX: Math.round((width - view.column) / 2)
    readonly property real gutter: view.room ? Theme.groupAvatar + Theme.inside : 0
    readonly property real most: Math.round(view.column * (view.column < Theme.px(560) ? 0.82 : 0.68)) - (atEnd ? 0 : gutter)

    implicitWidth: ListView.view ? ListView.view.width : 0
    width: implicitWidth
    height: hidden < 0 ? 0 : content_.y + content_.height
    visible: hidden >= 0

    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: focused
    Accessible.selected: selected
    Accessible.selectable: true
    Accessible.onPressAction: view.openMenu(row, null)

    Loader {
        id: dayLine
        active: row.day !== ""
        width: row.width
        height: active ? Theme.px(40) : 0
        sourceComponent: DaySeparator { day: row.day }
    }
    Loader {
        id: unreadLine
        active: row.unread
        y: dayLine.height
        x: row.columnX
        width: row.view.column
        height: active ? Theme.px(32) : 0
        sourceComponent: UnreadDivider {}
    }
    Rectangle {
        visible: row.selected || row.view.flashed === row.seq && row.seq > 0
        color: Theme.selected
        opacity: row.selected ? 0.6 : row.view.flash
        x: 0
        width: row.width
        y: content_.y - Theme.px(2)
        height: row.height - y + Theme.px(2)
    }
    Loader {
        active: row.view.selecting && row.seq > 0 && !row.deleted
        x: row.atEnd !== row.mirrored ? row.columnX + row.view.side : row.columnX + row.view.column - row.view.side - width
        y: content_.y + (content_.height - height) / 2
        sourceComponent: Icon {
            name: row.selected ? "circle-check" : "circle"
            color: row.selected ? Theme.accent : Theme.muted
        }
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        // A mouse selects and opens menus; only a finger drags the list.
        preventStealing: true
        onPressed: mouse => preventStealing = mouse.source === Qt.MouseEventNotSynthesized
        onClicked: mouse => {
            if (!row.isMessage)
                return;
            if (row.view.selecting)
                row.view.toggle(row);
            else if (mouse.button === Qt.RightButton)
                row.view.openMenu(row, mapToItem(row.view, mouse.x, mouse.y));
        }
        onPressAndHold: if (row.isMessage && row.seq > 0) row.view.select(row)
        onDoubleClicked: if (row.isMessage && row.seq > 0 && !row.view.selecting) row.view.replyAsked(row.view.messageOf(row))
    }
    HoverHandler {
        onHoveredChanged: row.view.hovered(row, hovered)
    }

    Loader {
        id: content_
        y: dayLine.height + unreadLine.height + (row.kind === "notices" ? Theme.unit : row.first ? (dayLine.active || unreadLine.active ? Theme.unit : Theme.between) : Theme.px(2))
        width: row.width
        height: item ? item.implicitHeight : 0
        sourceComponent: row.kind === "notices" ? system : row.hidden !== 0 ? blocked : bubble
    }
    Component {
        id: system
        SystemLine {
            sentence: row.notice
            all: row.notices
        }
    }
    Component {
        id: blocked
        SystemLine {
            sentence: row.hidden > 0 ? qsTr("%n hidden messages of somebody you have blocked", "", row.hidden) : ""
        }
    }
    Component {
        id: bubble
        Item {
            id: area
            implicitHeight: box.y + box.height + (failureLine.active ? failureLine.height : 0)

            Loader {
                active: row.view.room && !row.atEnd && row.last
                x: row.mirrored ? row.columnX + row.view.column - row.view.side - Theme.groupAvatar : row.columnX + row.view.side
                y: area.implicitHeight - Theme.groupAvatar
                sourceComponent: Avatar {
                    session: row.view.session
                    username: row.sender
                    title: row.senderName
                    size: Theme.groupAvatar
                    TapHandler { onTapped: row.view.personAsked(row.sender) }
                }
            }
            Bubble {
                id: box
                entry: row
                x: {
                    const start = row.columnX + row.view.side;
                    const end = row.columnX + row.view.column - row.view.side - width;
                    if (row.mirrored)
                        return row.atEnd ? start : end - row.gutter;
                    return row.atEnd ? end : start + row.gutter;
                }
                width: implicitWidth
                height: implicitHeight
            }
            Rectangle {
                visible: row.focused
                anchors.fill: box
                anchors.margins: -Theme.focusWidth - Theme.px(1)
                color: "transparent"
                radius: Theme.bubble + Theme.focusWidth
                border { width: Theme.focusWidth; color: Theme.accent }
            }
            Loader {
                id: failureLine
                active: row.state_ === "failed"
                y: box.y + box.height
                x: row.columnX + row.view.side
                width: row.view.column - 2 * row.view.side
                height: item ? item.implicitHeight : 0
                sourceComponent: FailureLine {
                    reason: row.failure
                    onRetry: row.view.model.retry(row.clientId)
                    onEdit: row.view.editFailed(row)
                    onRemove: row.view.model.discard(row.clientId)
                }
            }
        }
    }
}
