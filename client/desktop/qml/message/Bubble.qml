import QtQuick
import Banter

// A message in its bubble: name, what it answers, words, files, reactions, time and ticks.
Item {
    id: bubble
    required property var entry // the MessageRow
    readonly property bool named: entry.view.room && !entry.atEnd && entry.first
    readonly property bool bare: !entry.deleted && body.bare && entry.replySeq === 0 && entry.attachments.length === 0 && entry.reactions.length === 0
    readonly property real padX: bare ? 0 : Theme.between
    readonly property real padY: bare ? 0 : Theme.px(7)
    readonly property real most: entry.most - 2 * padX
    readonly property real inner: Math.ceil(Math.min(most, Math.max(name.shown, quote.shown, words.shown, files.shown, reactions.shown, meta.width)))
    readonly property color ink: entry.own ? Theme.onOwn : Theme.onOther
    readonly property color metaInk: bare ? Theme.muted : entry.own ? Theme.ownMeta : Theme.muted
    // The time stands behind the last line when there is room, and below it otherwise.
    readonly property bool metaBelow: (entry.content === "" && !entry.deleted) || reactions.active || files.active || (entry.deleted ? false : body.below)

    readonly property bool metaLeft: metaBelow || entry.deleted ? entry.mirrored : body.endsRightToLeft

    implicitWidth: inner + 2 * padX
    implicitHeight: meta.y + meta.height + padY - (bare ? 0 : Theme.px(1))

    Loader {
        active: !bubble.bare
        anchors.fill: parent
        sourceComponent: BubbleShape {
            own: bubble.entry.own
            atEnd: bubble.entry.atEnd
            first: bubble.entry.first
            last: bubble.entry.last
            edge: bubble.entry.mentioned ? Theme.mention : bubble.entry.own ? Theme.own : Theme.border
        }
    }
    Loader {
        id: name
        readonly property real shown: item ? item.implicitWidth : 0
        active: bubble.named
        x: bubble.entry.mirrored ? bubble.width - bubble.padX - Math.min(shown, bubble.most) : bubble.padX
        y: bubble.padY
        height: active ? Theme.listLine : 0
        sourceComponent: Words {
            role: "label"
            text: bubble.entry.senderName
            width: Math.min(implicitWidth, bubble.most)
            color: Theme.hue(bubble.entry.sender)
            maximumLineCount: 1
            Accessible.ignored: true
            HoverHandler { cursorShape: Qt.PointingHandCursor }
            TapHandler { onTapped: bubble.entry.view.personAsked(bubble.entry.sender) }
        }
    }
    Loader {
        id: quote
        readonly property real shown: item ? item.implicitWidth : 0
        active: bubble.entry.replySeq > 0
        x: bubble.padX
        y: name.y + name.height + (name.active ? Theme.px(2) : Theme.px(1))
        width: bubble.inner
        height: active && item ? item.implicitHeight : 0
        sourceComponent: ReplyQuote {
            sender: bubble.entry.replySender
            username: bubble.entry.replyUsername
            text: bubble.entry.replyText
            own: bubble.entry.own
            onAsked: bubble.entry.view.showReplied(bubble.entry.seq, bubble.entry.replySeq)
        }
    }
    Item {
        id: words
        readonly property real shown: bubble.entry.deleted ? gone.implicitWidth + meta.width + Theme.inside : body.implicitWidth
        x: bubble.padX
        y: quote.active ? quote.y + quote.height + Theme.px(4) : name.active ? name.y + name.height : bubble.padY
        width: bubble.inner
        height: bubble.entry.deleted ? Theme.bodyLine : bubble.entry.content === "" ? 0 : body.implicitHeight
        MessageBody {
            id: body
            visible: !bubble.entry.deleted && bubble.entry.content !== ""
            content: bubble.entry.deleted ? "" : bubble.entry.content
            mentions: bubble.entry.mentions
            own: bubble.entry.own
            most: bubble.most
            searched: bubble.entry.view.searched
            reserved: meta.width + Theme.inside
            width: bubble.inner
            onPersonAsked: username => bubble.entry.view.personAsked(username)
            onRoomAsked: room => bubble.entry.view.roomAsked(room)
        }
        Words {
            id: gone
            visible: bubble.entry.deleted
            role: "list"
            text: qsTr("Message taken back")
            color: bubble.metaInk
            font.italic: true
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            Accessible.ignored: true
        }
    }
    Loader {
        id: files
        readonly property real shown: item ? item.implicitWidth : 0
        active: bubble.entry.attachments.length > 0
        x: bubble.padX
        y: words.y + words.height + (words.height > 0 ? Theme.unit : 0)
        width: bubble.inner
        height: active && item ? item.implicitHeight : 0
        sourceComponent: AttachmentList {
            session: bubble.entry.view.session
            conversation: bubble.entry.view.conversation
            files: bubble.entry.attachments
            own: bubble.entry.own
            most: bubble.most
        }
    }
    Loader {
        id: reactions
        readonly property real shown: item ? Math.min(item.wide, bubble.most) : 0
        active: bubble.entry.reactions.length > 0
        x: bubble.padX
        y: files.y + files.height + (active ? Theme.px(6) : 0)
        width: bubble.inner
        height: active && item ? item.implicitHeight : 0
        sourceComponent: ReactionBar {
            readonly property real wide: Math.min(bubble.most, bubble.entry.reactions.length * Theme.px(56))
            reactions: bubble.entry.reactions
            own: bubble.entry.own
            onToggled: emoji => bubble.entry.view.model.react(bubble.entry.seq, emoji)
        }
    }
    Row {
        id: meta
        spacing: Theme.px(4)
        height: Theme.hintLine
        x: bubble.metaLeft ? bubble.padX : bubble.width - bubble.padX - width
        y: bubble.metaBelow ? reactions.y + reactions.height + Theme.px(2) : reactions.y + reactions.height - height + Theme.px(2)
        Icon {
            visible: bubble.entry.pinned
            name: "pin"
            size: Theme.px(12)
            color: bubble.metaInk
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            visible: bubble.entry.edited !== ""
            role: "hint"
            text: qsTr("edited")
            color: bubble.metaInk
            Accessible.ignored: true
        }
        Words {
            role: "hint"
            text: bubble.entry.time
            color: bubble.metaInk
            Accessible.ignored: true
        }
        ReceiptTicks {
            state_: bubble.entry.state_
            hint: bubble.entry.stateHint
        }
        HoverHandler { id: metaPointer }
    }
    Loader {
        active: metaPointer.hovered
        x: meta.x
        y: meta.y
        width: meta.width
        height: meta.height
        sourceComponent: Item {
            Hint {
                visible: metaPointer.hovered
                text: bubble.entry.stateHint + (bubble.entry.edited !== "" ? "\n" + qsTr("Edited %1").arg(bubble.entry.edited) : "")
            }
        }
    }
}
