import QtQuick
import Banter

// Header, messages, composer of one conversation.
Rectangle {
    id: page
    required property Session session
    property string conversation
    // One pane: the header has a way back to the list.
    property bool narrow: false
    // Which panel is open beside it.
    property string panel
    // What stands between header and messages: a banner, say.
    property alias banner: banner.data
    readonly property alias timeline: timeline
    readonly property alias composer: composer

    signal back
    signal searchAsked
    signal panelAsked(string panel)
    signal personAsked(string username)
    // `#name`.
    signal roomAsked(string room)
    // Messages (seq, sender, senderName, content, attachments), to be sent to somebody else too.
    signal forwardAsked(var messages)
    signal said(string words)

    color: Theme.timeline

    // Moves to a message and shows it for a moment.
    function show(seq) {
        timeline.show(seq);
    }
    // Searches here.
    function find() {
        finder.begin();
    }
    function focusBox() {
        composer.focusBox();
    }
    // Escape: what there is to give up here, in order; false: nothing.
    function giveUp() {
        return finder.giveUp() || composer.giveUp() || timeline.giveUp();
    }

    Keys.onEscapePressed: event => event.accepted = page.giveUp()

    ConversationInfo {
        id: about
        session: page.session
        conversation: page.conversation
    }
    Typing {
        id: typing
        session: page.session
        conversation: page.conversation
    }
    ConversationHeader {
        id: header
        visible: page.conversation !== ""
        session: page.session
        info: about
        typing: typing.sentence
        narrow: page.narrow
        panel: page.panel
        anchors { top: parent.top; left: parent.left; right: parent.right }
        onBack: page.back()
        onSearchAsked: page.find()
        onPanelAsked: panel => page.panelAsked(panel)
        onPersonAsked: username => page.personAsked(username)
    }
    SelectionBar {
        view: timeline
        visible: timeline.selecting
        anchors.fill: header
        z: 2
    }
    FindBar {
        id: finder
        session: page.session
        conversation: page.conversation
        anchors { top: header.bottom; left: parent.left; right: parent.right }
        z: 2
        onShown: seq => timeline.show(seq)
        onClosed: page.focusBox()
    }
    Item {
        id: banner
        anchors { top: finder.bottom; left: parent.left; right: parent.right }
        height: childrenRect.height
        z: 1
    }
    TimelineView {
        id: timeline
        session: page.session
        conversation: page.conversation
        searched: finder.word
        visible: page.conversation !== ""
        anchors { top: banner.bottom; bottom: uploads.top; left: parent.left; right: parent.right }
        onReplyAsked: message => composer.reply(message)
        onEditAsked: message => composer.edit(message)
        onFailedEditAsked: content => composer.insert(content)
        onForwardAsked: messages => page.forwardAsked(messages)
        onPersonAsked: username => page.personAsked(username)
        onRoomAsked: room => page.roomAsked(room)
        onSaid: words => page.said(words)
        onTyped: text => composer.insert(text)
    }
    UploadColumn {
        id: uploads
        session: page.session
        conversation: page.conversation
        most: Math.min(width - 2 * Theme.edge, Theme.px(400))
        anchors { bottom: writing.top; left: parent.left; right: parent.right; leftMargin: Theme.edge; rightMargin: Theme.edge }
    }
    TypingLine {
        id: writing
        sentence: typing.sentence
        anchors { bottom: composer.top; left: parent.left; right: parent.right }
    }
    Composer {
        id: composer
        session: page.session
        conversation: page.conversation
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        onSent: timeline.toEnd()
        onEscaped: page.giveUp()
        onReplyEarlier: page.replyTo(1)
        onReplyLater: page.replyTo(-1)
    }
    FileDropZone {
        anchors.fill: parent
        z: 3
        enabled: page.conversation !== ""
        onDropped_: urls => composer.attach(urls)
    }
    // Ctrl+Up and Ctrl+Down walk through the messages that can be answered.
    property double answering: 0
    onConversationChanged: answering = 0
    function replyTo(step) {
        const message = timeline.model.neighbour(answering, step);
        if (message.seq === undefined)
            return;
        answering = message.seq;
        timeline.anchor.reveal(timeline.model.indexOf(message.seq));
        composer.reply(message);
    }
}
