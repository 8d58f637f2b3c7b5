import QtQuick
import Banter

// A block of a message's text: its marks are drawn by TextMarks, which alone writes into the document. It can be
// selected and copied; links are opened only by a click, after a look at where they lead.
TextEdit {
    id: edit
    required property MessageText message
    property int block: 0
    property int lines: 0
    property bool own: false
    property real most: 400
    property string searched
    readonly property alias endsRightToLeft: marks.endsRightToLeft
    // How far the last line goes, from the side where it begins.
    readonly property real lineEnd: {
        edit.width;
        edit.contentHeight;
        edit.text;
        const end = edit.positionToRectangle(edit.length).x;
        return edit.endsRightToLeft ? edit.width - end : end;
    }
    signal personAsked(string username)
    signal roomAsked(string room)
    signal menuAsked(point where)

    width: Math.min(Math.ceil(implicitWidth), most)
    textFormat: TextEdit.PlainText
    readOnly: true
    selectByMouse: true
    activeFocusOnPress: false
    activeFocusOnTab: false
    wrapMode: TextEdit.Wrap
    font: Theme.body
    color: own ? Theme.onOwn : Theme.onOther
    selectionColor: Theme.accent
    selectedTextColor: Theme.onAccent
    Accessible.ignored: true
    // The box to write in keeps the keyboard, unless something here is to be copied.
    onSelectedTextChanged: if (selectedText !== "") forceActiveFocus(Qt.MouseFocusReason)

    TextMarks {
        id: marks
        document: edit.textDocument
        message: edit.message
        block: edit.block
        lines: edit.lines
        lineHeight: edit.font.pixelSize > Theme.body.pixelSize ? 0 : edit.font.family === Theme.code.family ? Theme.codeLine : Theme.bodyLine
        link: edit.own ? Theme.onOwn : Theme.link
        mention: edit.own ? Theme.onOwn : Theme.mention
        codeBack: Theme.codeGround
        code: Theme.code
        searched: edit.searched
        searchedBack: Theme.found
    }
    onLinkActivated: link => {
        const target = marks.read(link);
        if (target.kind === "link")
            marks.open(target.target);
        else if (target.kind === "mention")
            edit.personAsked(target.target);
        else if (target.kind === "room")
            edit.roomAsked(target.target);
    }
    HoverHandler {
        id: pointer
        cursorShape: edit.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor
    }
    Loader {
        active: edit.hoveredLink !== ""
        anchors.fill: parent
        sourceComponent: Item {
            Hint {
                text: marks.read(edit.hoveredLink).shown
                visible: text !== "" && edit.hoveredLink !== ""
                x: Math.min(Math.max(0, pointer.point.position.x), Math.max(0, edit.width - width))
                y: pointer.point.position.y + Theme.px(18)
            }
        }
    }
}
