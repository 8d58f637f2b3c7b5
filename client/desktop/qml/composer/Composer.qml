import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Dialogs

// Where messages are written.
Rectangle {
    id: composer
    required property Session session
    property string conversation
    // Enter sends, Shift+Enter begins a line; otherwise Enter begins one, and Ctrl+Enter sends.
    property bool enterSends: true
    // The box of the conversation in view; null while there is none.
    property MessageField field: null

    // Ctrl+Up and Ctrl+Down: the message before or after the one that is answered shall be answered.
    signal replyEarlier()
    signal replyLater()
    // Escape with nothing to give up here.
    signal escaped()
    // Something was sent: the newest messages shall be in view.
    signal sent()

    // `message`: seq, sender, content.
    function reply(message) {
        model.reply(message);
        focusBox();
    }
    function edit(message) {
        if (!field || model.busy)
            return;
        model.edit(message.seq, field.text);
        field.put(message.content);
        field.untouched = field.text;
        focusBox();
    }
    function insert(text) {
        if (field)
            field.insert(text);
        focusBox();
    }
    // Takes files of this machine, to be sent with the next message.
    function attach(urls) {
        if (model.obstacle !== "" || conversation === "")
            return;
        model.say(outgoing.add(urls));
        focusBox();
    }
    function focusBox() {
        if (field)
            field.box.forceActiveFocus(Qt.OtherFocusReason);
    }
    function giveUp() {
        if (!field)
            return false;
        if (model.editSeq === 0 && model.replySeq === 0)
            return false;
        const text = model.giveUp();
        if (text !== undefined)
            field.put(text);
        field.untouched = "";
        return true;
    }
    function submit(inParts) {
        if (!field || model.obstacle !== "")
            return;
        if (outgoing.count > 0 && model.editSeq === 0) {
            if (tooLong) {
                model.say(qsTr("This is too long for one message."));
                return;
            }
            if (!outgoing.send(field.text.trim(), model.replySeq))
                return;
            model.handedOver();
        } else if (!model.send(field.text, inParts === true)) {
            return;
        }
        offer.forget();
        field.put("");
        composer.sent();
    }

    implicitHeight: column.implicitHeight
    color: Theme.window
    visible: conversation !== ""

    onConversationChanged: boxes.show(conversation)
    onSessionChanged: boxes.forget()
    Component.onCompleted: boxes.show(conversation)

    ComposerModel {
        id: model
        session: composer.session
        conversation: composer.conversation
        onBoxChanged: (conversation, text) => boxes.put(conversation, text)
    }

    OutgoingFiles {
        id: outgoing
        session: composer.session
        conversation: composer.conversation
    }
    // A long text that was just pasted may be better off as a file.
    QtObject {
        id: offer
        property string pasted
        readonly property bool open: pasted !== "" && composer.field !== null && composer.field.text.includes(pasted)

        function look(start, length) {
            const text = composer.field.box.getText(start, start + length);
            pasted = length > 4000 || text.split("\n").length > 60 ? text : "";
        }
        function take() {
            const start = composer.field.text.indexOf(pasted);
            const objection = outgoing.addText(pasted);
            model.say(objection);
            if (objection === "")
                composer.field.exchange(start, start + pasted.length, "");
            forget();
            composer.focusBox();
        }
        function forget() {
            pasted = "";
        }
    }

    // The boxes of the last conversations, the newest last. Those of others are made anew, from their draft.
    QtObject {
        id: boxes
        readonly property int most: 12
        property var order: []
        property var known: ({})

        function show(conversation) {
            if (composer.field)
                composer.field.visible = false;
            composer.field = null;
            if (conversation === "")
                return;
            if (!known[conversation]) {
                const made = boxComponent.createObject(place, { conversation: conversation });
                known[conversation] = made;
                made.quiet = true;
                made.put(model.draft(conversation));
                made.quiet = false;
            }
            order = order.filter(one => one !== conversation).concat(conversation);
            while (order.length > most) {
                const oldest = order.shift();
                known[oldest].destroy();
                delete known[oldest];
            }
            composer.field = known[conversation];
            composer.field.visible = true;
        }
        function put(conversation, text) {
            const box = known[conversation];
            if (!box)
                return;
            box.untouched = "";
            box.put(text);
        }
        function forget() {
            composer.field = null;
            for (const one of order)
                known[one].destroy();
            order = [];
            known = ({});
            show(composer.conversation);
        }
    }
    Component {
        id: boxComponent
        MessageField {
            id: made
            property string conversation
            // The text comes from here and not from a person.
            property bool quiet: false
            anchors.fill: parent
            enterSends: composer.enterSends
            completion: suggestions
            takesPaste: () => outgoing.onClipboard() !== ""
            onPasteOfFiles: model.say(outgoing.addFromClipboard())
            onPasted: (start, length) => offer.look(start, length)
            onAttachAsked: attachButton.clicked()
            onSubmitted: composer.submit(false)
            onEscaped: {
                if (!composer.giveUp())
                    composer.escaped();
            }
            onEarlier: composer.editOther(model.ownBefore(model.editSeq))
            onLater: {
                const next = model.ownAfter(model.editSeq);
                if (next.seq === undefined)
                    composer.giveUp();
                else
                    composer.editOther(next);
            }
            onReplyEarlier: composer.replyEarlier()
            onReplyLater: composer.replyLater()
            onChanged: {
                if (quiet || conversation !== composer.conversation)
                    return;
                model.keyed(text);
                // The cursor moves behind the text only when this is over.
                Qt.callLater(composer.suggest);
            }
            box.onCursorPositionChanged: Qt.callLater(composer.suggest)
            box.onActiveFocusChanged: {
                if (!box.activeFocus)
                    suggestions.close();
            }
        }
    }
    // Looks what the word at the cursor may become.
    function suggest() {
        if (!field || !field.box.activeFocus || field.composing || field.box.selectedText !== "") {
            suggestions.close();
            return;
        }
        const emoji = suggestions.closedEmoji(field.text, field.box.cursorPosition);
        if (emoji.emoji !== undefined)
            field.exchange(emoji.start, emoji.end, emoji.emoji);
        else
            suggestions.look(field.text, field.box.cursorPosition);
    }
    function editOther(message) {
        if (message.seq !== undefined)
            edit(message);
    }

    CompletionPopup {
        id: suggestions
        session: composer.session
        conversation: composer.conversation
        anchors { left: parent.left; leftMargin: Theme.edge; bottom: parent.top; bottomMargin: Theme.unit }
        width: Math.min(Theme.px(420), parent.width - 2 * Theme.edge)
        onTaken: (start, end, text) => composer.field.exchange(start, end, text)
    }

    readonly property int bytes: field ? model.bytesOf(field.text) : 0
    readonly property bool tooLong: bytes > model.mostBytes

    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: 0

        Divider {
            Layout.fillWidth: true
        }
        ErrorLine {
            text: model.failure
            visible: text !== "" && !composer.tooLong
            Layout.fillWidth: true
            Layout.margins: Theme.px(8)
        }
        WritingBar {
            visible: model.editSeq > 0 || model.replySeq > 0
            heading: model.editSeq > 0 ? qsTr("Edit message") : qsTr("Reply to %1").arg(model.replySender)
            line: model.editSeq > 0 ? "" : model.replyText
            mark: model.editSeq > 0 ? "pencil" : "reply"
            onGivenUp: {
                composer.giveUp();
                composer.focusBox();
            }
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(8)
        }
        RowLayout {
            visible: composer.tooLong || offer.open
            spacing: Theme.px(8)
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(12)
            Layout.rightMargin: Theme.px(12)
            Layout.topMargin: Theme.px(8)
            Words {
                role: "hint"
                color: composer.tooLong ? Theme.danger : Theme.muted
                text: composer.tooLong ? qsTr("Too long for one message by %L1 bytes.").arg(composer.bytes - model.mostBytes) : qsTr("That is a long text.")
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            LinkButton {
                visible: model.editSeq === 0 && outgoing.count < 10
                text: qsTr("Send as a file")
                onClicked: {
                    if (!offer.open)
                        offer.pasted = composer.field.text;
                    offer.take();
                }
            }
            LinkButton {
                visible: composer.tooLong && model.editSeq === 0 && outgoing.count === 0
                text: composer.tooLong ? qsTr("Send as %n messages", "", model.partsOf(composer.field.text)) : ""
                onClicked: composer.submit(true)
            }
        }
        AttachmentStrip {
            files: outgoing
            visible: outgoing.count > 0 && model.editSeq === 0
            Layout.fillWidth: true
            Layout.leftMargin: Theme.between
            Layout.rightMargin: Theme.between
            Layout.topMargin: Theme.inside
        }
        // Who cannot write is told why, where one would write.
        RowLayout {
            visible: model.obstacle !== ""
            spacing: Theme.px(8)
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.px(56)
            Layout.leftMargin: Theme.px(16)
            Layout.rightMargin: Theme.px(16)
            Words {
                text: model.obstacle
                color: Theme.muted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            SecondaryButton {
                visible: model.remedy !== ""
                text: model.remedy === "unblock" ? qsTr("Unblock") : qsTr("Join")
                onClicked: model.removeObstacle()
            }
        }
        RowLayout {
            visible: model.obstacle === ""
            spacing: 0
            Layout.fillWidth: true
            Layout.margins: Theme.px(8)
            IconButton {
                id: attachButton
                icon_: "paperclip"
                name: qsTr("Attach file")
                shortcutText: "Ctrl+Shift+U"
                enabled: model.editSeq === 0
                Layout.alignment: Qt.AlignBottom
                onClicked: {
                    dialog.active = true;
                    dialog.item.open();
                }
                Loader {
                    id: dialog
                    active: false
                    sourceComponent: FileDialog {
                        title: qsTr("Attach files")
                        fileMode: FileDialog.OpenFiles
                        onAccepted: composer.attach(selectedFiles)
                    }
                }
            }
            Item {
                id: place
                implicitHeight: composer.field ? composer.field.implicitHeight : Theme.px(36)
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
            }
            Words {
                role: "hint"
                visible: !composer.tooLong && composer.bytes >= 0.9 * model.mostBytes
                color: Theme.warn
                text: qsTr("%L1 left").arg(model.mostBytes - composer.bytes)
                Layout.alignment: Qt.AlignBottom
                Layout.bottomMargin: Theme.px(10)
            }
            IconButton {
                id: emojiButton
                icon_: "smile"
                name: qsTr("Emoji")
                Layout.alignment: Qt.AlignBottom
                onClicked: emojiPicker.active ? emojiPicker.item.open() : emojiPicker.active = true
                // Made when it is first asked for: it knows some two thousand of them.
                Loader {
                    id: emojiPicker
                    active: false
                    sourceComponent: EmojiPicker {
                        parent: emojiButton
                        x: emojiButton.width - width
                        y: -height - Theme.inside
                        onPicked: emoji => composer.field.insert(emoji)
                        onClosed: composer.focusBox()
                    }
                    onLoaded: item.open()
                }
            }
            IconButton {
                icon_: model.editSeq > 0 ? "check" : "send"
                name: qsTr("Send")
                enabled: !model.busy && !composer.tooLong && (composer.bytes > 0 || (outgoing.count > 0 && model.editSeq === 0))
                Layout.alignment: Qt.AlignBottom
                onClicked: {
                    composer.submit(false);
                    composer.focusBox();
                }
            }
        }
    }

    FileDropZone {
        anchors.fill: parent
        onDropped_: urls => composer.attach(urls)
    }
}
