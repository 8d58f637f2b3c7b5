import QtQuick
import Banter

// What is done most often with the message under the pointer.
Item {
    id: tools
    required property Item view
    property Item row: null
    readonly property bool used: inside.hovered
    readonly property point place: {
        if (!row)
            return Qt.point(0, 0);
        tools.view.anchor.lowest;
        tools.view.list.contentY;
        return row.mapToItem(tools.view, 0, 0);
    }
    visible: row !== null && !tools.view.selecting && tools.view.width >= Theme.px(480) && !tools.view.list.moving
    x: {
        if (!row)
            return 0;
        const start = row.columnX + tools.view.side;
        const end = row.columnX + tools.view.column - tools.view.side - width;
        return row.atEnd !== row.mirrored ? start : end;
    }
    y: row ? Math.max(Theme.unit, place.y + row.height - height - Theme.px(2)) : 0
    width: line.width
    height: Theme.px(32)
    z: 4

    HoverHandler {
        id: inside
        onHoveredChanged: if (!hovered) tools.row = null
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.window
        border { width: Theme.hairline; color: Theme.border }
    }
    Row {
        id: line
        IconButton {
            icon_: "smile-plus"
            name: qsTr("React")
            extent: Theme.px(32)
            size: Theme.px(16)
            activeFocusOnTab: false
            onClicked: picker.openFor(tools.row.seq, tools)
        }
        IconButton {
            icon_: "reply"
            name: qsTr("Reply")
            extent: Theme.px(32)
            size: Theme.px(16)
            activeFocusOnTab: false
            onClicked: tools.view.replyAsked(tools.view.messageOf(tools.row))
        }
        IconButton {
            icon_: "ellipsis"
            name: qsTr("More")
            extent: Theme.px(32)
            size: Theme.px(16)
            activeFocusOnTab: false
            onClicked: tools.view.openMenu(tools.row, Qt.point(tools.x, tools.y + tools.height))
        }
    }
    ReactionPicker {
        id: picker
        onChosen: (seq, emoji) => tools.view.model.react(seq, emoji)
        onMoreAsked: seq => tools.view.pickEmoji(seq)
    }
}
