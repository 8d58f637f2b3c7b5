import QtQuick
import Banter

// The words of a message. Nearly always they are one paragraph, and then no more than that is made.
Item {
    id: body
    property string content
    property var mentions: []
    property bool own: false
    property real most: 400
    property string searched
    // Room that is kept for the time behind the last line; `below`: it stands on a line of its own.
    property real reserved: 0
    readonly property real wanted: single.active ? Math.max(textWidth, lineEnd + reserved) : textWidth
    readonly property bool below: !single.active || lineEnd + reserved > most
    readonly property bool bare: said.emojis > 0
    readonly property real textWidth: single.item ? single.item.width : column.width
    readonly property real lineEnd: single.item ? single.item.lineEnd : most
    // The free end of the last line is on the left.
    readonly property bool endsRightToLeft: single.item ? single.item.endsRightToLeft : LayoutMirroring.enabled
    signal personAsked(string username)
    signal roomAsked(string room)

    implicitWidth: below ? Math.max(textWidth, reserved) : wanted
    implicitHeight: single.item ? single.item.height : column.height

    MessageText {
        id: said
        content: body.content
        mentions: body.mentions
    }
    Loader {
        id: single
        active: said.simple
        x: body.endsRightToLeft ? Math.max(0, body.width - body.textWidth) : 0
        sourceComponent: MarkedText {
            message: said
            own: body.own
            most: body.most
            searched: body.searched
            font.family: Theme.body.family
            font.pixelSize: said.emojis > 0 ? Theme.px(said.emojis === 1 ? 44 : 34) : Theme.body.pixelSize
            onPersonAsked: username => body.personAsked(username)
            onRoomAsked: room => body.roomAsked(room)
        }
    }
    Column {
        id: column
        x: body.LayoutMirroring.enabled ? Math.max(0, body.width - width) : 0
        spacing: Theme.px(6)
        Repeater {
            model: said.simple ? [] : said.blocks
            Loader {
                id: piece
                required property var modelData
                required property int index
                sourceComponent: modelData.kind === "code" ? fenceView : modelData.kind === "quote" ? quoteView : paragraphView
                Component {
                    id: paragraphView
                    MarkedText {
                        message: said
                        block: piece.index
                        own: body.own
                        most: body.most
                        searched: body.searched
                        onPersonAsked: username => body.personAsked(username)
                        onRoomAsked: room => body.roomAsked(room)
                    }
                }
                Component {
                    id: quoteView
                    Item {
                        implicitWidth: quoted.width + Theme.px(10)
                        implicitHeight: quoted.height
                        Rectangle {
                            width: Theme.px(3)
                            height: parent.height
                            radius: width / 2
                            color: body.own ? Theme.ownMeta : Theme.muted
                            x: body.LayoutMirroring.enabled ? parent.width - width : 0
                        }
                        MarkedText {
                            id: quoted
                            x: body.LayoutMirroring.enabled ? 0 : Theme.px(10)
                            message: said
                            block: piece.index
                            own: body.own
                            most: body.most - Theme.px(10)
                            searched: body.searched
                            onPersonAsked: username => body.personAsked(username)
                            onRoomAsked: room => body.roomAsked(room)
                        }
                    }
                }
                Component {
                    id: fenceView
                    CodeBlock {
                        message: said
                        block: piece.index
                        fence: piece.modelData
                        most: body.most
                        own: body.own
                        searched: body.searched
                    }
                }
            }
        }
    }
}
