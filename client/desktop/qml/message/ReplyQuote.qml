import QtQuick
import Banter

// The message that is answered, in one line; a click goes to it.
Item {
    id: quote
    property string sender
    property string username
    property string text
    property bool own: false
    signal asked

    implicitWidth: Math.max(name.implicitWidth, words.implicitWidth) + Theme.px(20)
    implicitHeight: name.height + words.height + Theme.px(8)
    Accessible.role: Accessible.Link
    Accessible.name: qsTr("Answers %1: %2").arg(sender).arg(text)
    Accessible.onPressAction: asked()

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(6)
        color: quote.own ? Theme.ownMeta : Theme.muted
        opacity: pointer.hovered ? 0.2 : 0.12
    }
    Rectangle {
        width: Theme.px(3)
        height: parent.height
        radius: width / 2
        anchors.left: parent.left
        color: quote.own ? Theme.ownMeta : quote.sender === "" ? Theme.muted : Theme.hue(quote.username)
    }
    Words {
        id: name
        role: "hint"
        text: quote.sender
        visible: text !== ""
        height: visible ? Theme.hintLine : 0
        font.weight: Font.DemiBold
        color: quote.own ? Theme.ownMeta : Theme.hue(quote.username)
        anchors { left: parent.left; leftMargin: Theme.px(10); right: parent.right; rightMargin: Theme.px(8); top: parent.top; topMargin: Theme.px(4) }
        Accessible.ignored: true
    }
    Words {
        id: words
        role: "hint"
        text: quote.text
        height: Theme.hintLine
        maximumLineCount: 1
        color: quote.own ? Theme.onOwn : Theme.onOther
        anchors { left: name.left; right: name.right; top: name.bottom }
        Accessible.ignored: true
    }
    HoverHandler { id: pointer; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: quote.asked() }
}
