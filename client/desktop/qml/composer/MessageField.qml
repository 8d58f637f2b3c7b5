import QtQuick
import Banter
import QtQuick.Controls.Basic

// The box in which a message is written: one line high at first, ten at most, then it scrolls. Each
// conversation has one of its own, so that what can be undone stays apart.
Flickable {
    id: field
    property alias box: box
    property alias text: box.text
    property bool enterSends: true
    // What stands here while it is still as it was when an edit began.
    property string untouched
    property Item completion: null

    signal submitted()
    signal escaped()
    signal pasted(int start, int length)
    signal pasteOfFiles()
    signal earlier()
    signal later()
    signal replyEarlier()
    signal replyLater()
    signal attachAsked()
    signal changed()

    readonly property real lineHeight: metrics.lineSpacing
    implicitHeight: Math.min(box.implicitHeight, Math.ceil(10 * lineHeight) + box.topPadding + box.bottomPadding)
    contentWidth: width
    contentHeight: box.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    // True where an attempt to paste was more than text.
    property var takesPaste: () => false
    // True while the input method has not yet made up its mind.
    readonly property bool composing: box.inputMethodComposing

    function put(text) {
        box.text = text;
        box.cursorPosition = box.length;
    }
    function wrap(before, after) {
        const start = box.selectionStart, end = box.selectionEnd;
        const chosen = box.getText(start, end);
        const within = chosen.startsWith(before) && chosen.endsWith(after) && chosen.length >= before.length + after.length;
        const text = within ? chosen.slice(before.length, chosen.length - after.length) : before + chosen + after;
        tool.replace(box.textDocument, start, end, text);
        if (within || chosen.length > 0)
            box.select(start, start + text.length);
        else
            box.cursorPosition = start + before.length;
    }
    function link() {
        const start = box.selectionStart, end = box.selectionEnd;
        const chosen = box.getText(start, end);
        tool.replace(box.textDocument, start, end, "[" + chosen + "](https://)");
        const address = start + chosen.length + 3;
        if (chosen.length > 0)
            box.select(address, address + 8);
        else
            box.cursorPosition = start + 1;
    }
    function quote() {
        const whole = box.getText(0, box.length);
        const start = whole.lastIndexOf("\n", box.selectionStart - 1) + 1;
        let end = whole.indexOf("\n", box.selectionEnd);
        if (end < 0)
            end = box.length;
        const text = whole.slice(start, end).split("\n").map(line => "> " + line).join("\n");
        tool.replace(box.textDocument, start, end, text);
        box.cursorPosition = start + text.length;
    }
    function insert(text) {
        const start = box.selectionStart;
        tool.replace(box.textDocument, start, box.selectionEnd, text);
        box.cursorPosition = start + text.length;
    }
    // Puts text in place of what stands from start to end.
    function exchange(start, end, text) {
        tool.replace(box.textDocument, start, end, text);
        box.cursorPosition = start + text.length;
    }
    function paste() {
        if (field.takesPaste()) {
            field.pasteOfFiles();
            return;
        }
        const before = box.length - (box.selectionEnd - box.selectionStart);
        const start = box.selectionStart;
        box.paste();
        field.pasted(start, box.length - before);
    }
    // Keys that write marks around words; none of them has to do with where the keyboard's letters stand.
    function formatting(event) {
        if (!(event.modifiers & Qt.ControlModifier) || (event.modifiers & Qt.AltModifier))
            return null;
        const shift = event.modifiers & Qt.ShiftModifier;
        if (event.key === Qt.Key_B && !shift)
            return () => field.wrap("**", "**");
        if (event.key === Qt.Key_I && !shift)
            return () => field.wrap("*", "*");
        if (event.key === Qt.Key_E && !shift)
            return () => field.wrap("`", "`");
        if (event.key === Qt.Key_L && shift)
            return () => field.link();
        if (event.key === Qt.Key_Greater || (event.key === Qt.Key_Period && shift))
            return () => field.quote();
        if (event.key === Qt.Key_U && shift)
            return () => field.attachAsked();
        return null;
    }
    function onEnter(event) {
        if (field.composing) {
            // The letters under way are taken as they are; nothing is sent.
            Qt.inputMethod.commit();
            event.accepted = true;
            return;
        }
        const control = event.modifiers & Qt.ControlModifier;
        const plain = !(event.modifiers & (Qt.ShiftModifier | Qt.AltModifier | Qt.ControlModifier | Qt.MetaModifier));
        if (control || (plain && field.enterSends)) {
            event.accepted = true;
            field.submitted();
        } else if (!plain) {
            event.accepted = true;
            field.insert("\n");
        } else {
            event.accepted = false;
        }
    }

    ComposerModel {
        id: tool
    }
    FontMetrics {
        id: metrics
        font: box.font
    }

    ScrollBar.vertical: ThinScrollBar {
        policy: field.contentHeight > field.height + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
    }

    TextArea.flickable: TextArea {
        id: box
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        font: Theme.body
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.onAccent
        placeholderText: qsTr("Write a message")
        placeholderTextColor: Theme.muted
        selectByMouse: true
        persistentSelection: true
        background: null
        topPadding: Theme.px(8)
        bottomPadding: Theme.px(8)
        leftPadding: Theme.px(12)
        rightPadding: Theme.px(12)
        focus: true
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Message")
        Accessible.multiLine: true
        Accessible.description: field.completion ? field.completion.current : ""

        onTextChanged: field.changed()
        Component.onCompleted: tool.directByParagraph(box.textDocument)

        Keys.priority: Keys.BeforeItem
        Keys.onShortcutOverride: event => event.accepted = field.formatting(event) !== null || (event.key === Qt.Key_Escape && field.completion !== null && field.completion.visible)
        Keys.onPressed: event => {
            const list = field.completion;
            if (list && list.visible && !field.composing && list.takesKey(event)) {
                event.accepted = true;
                return;
            }
            const format = field.formatting(event);
            if (format) {
                event.accepted = true;
                format();
                return;
            }
            if (event.matches(StandardKey.Paste)) {
                event.accepted = true;
                field.paste();
                return;
            }
            const control = event.modifiers & Qt.ControlModifier;
            const plain = !(event.modifiers & ~Qt.KeypadModifier);
            switch (event.key) {
            case Qt.Key_Return:
            case Qt.Key_Enter:
                field.onEnter(event);
                return;
            case Qt.Key_Escape:
                event.accepted = true;
                field.escaped();
                return;
            case Qt.Key_Tab:
            case Qt.Key_Backtab:
                // To the next control, as everywhere; who writes code pastes its tabs.
                event.accepted = true;
                box.nextItemInFocusChain(event.key === Qt.Key_Tab).forceActiveFocus(event.key === Qt.Key_Tab ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                return;
            case Qt.Key_Up:
                if (control) {
                    event.accepted = true;
                    field.replyEarlier();
                    return;
                }
                if (plain && !field.composing && (box.length === 0 || (field.untouched !== "" && box.text === field.untouched && box.cursorRectangle.y <= box.topPadding + 1))) {
                    event.accepted = true;
                    field.earlier();
                    return;
                }
                break;
            case Qt.Key_Down:
                if (control) {
                    event.accepted = true;
                    field.replyLater();
                    return;
                }
                if (plain && !field.composing && field.untouched !== "" && box.text === field.untouched && box.cursorRectangle.y + box.cursorRectangle.height >= box.implicitHeight - box.bottomPadding - 1) {
                    event.accepted = true;
                    field.later();
                    return;
                }
                break;
            }
            event.accepted = false;
        }
    }
}
