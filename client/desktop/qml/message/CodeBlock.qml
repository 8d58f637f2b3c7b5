import QtQuick
import Banter

// A fence of code: what language it is, a button that copies it, and only its beginning while it is long.
Item {
    id: code
    required property MessageText message
    required property int block
    required property var fence // {text, language, lines}
    required property real most
    property bool own: false
    property string searched
    property bool whole: false
    readonly property bool long_: fence.lines > 15
    signal copied

    implicitWidth: Math.min(most, Math.max(edit.implicitWidth + 2 * Theme.inside, Theme.px(180)))
    implicitHeight: head.height + edit.height + Theme.inside + (more.visible ? more.height : 0)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.codeGround
        border { width: Theme.hairline; color: Theme.border }
    }
    Item {
        id: head
        width: parent.width
        height: Math.max(Theme.px(28), Theme.hintLine)
        Words {
            role: "hint"
            text: code.fence.language
            anchors { left: parent.left; leftMargin: Theme.inside; right: copy.left; verticalCenter: parent.verticalCenter }
        }
        IconButton {
            id: copy
            icon_: "copy"
            name: qsTr("Copy code")
            size: Theme.px(14)
            extent: Theme.px(26)
            activeFocusOnTab: false
            anchors { right: parent.right; rightMargin: Theme.px(2); verticalCenter: parent.verticalCenter }
            onClicked: {
                Clipboard.put(code.fence.text);
                code.copied();
            }
        }
    }
    MarkedText {
        id: edit
        x: Theme.inside
        y: head.height
        message: code.message
        block: code.block
        lines: code.long_ && !code.whole ? 12 : 0
        most: code.most - 2 * Theme.inside
        searched: code.searched
        font: Theme.code
        color: Theme.text
        wrapMode: TextEdit.WrapAnywhere
    }
    LinkButton {
        id: more
        visible: code.long_
        text: code.whole ? qsTr("Show less") : qsTr("Show all %n lines", "", code.fence.lines)
        activeFocusOnTab: false
        anchors { left: parent.left; bottom: parent.bottom; bottomMargin: Theme.px(2) }
        onClicked: code.whole = !code.whole
    }
}
