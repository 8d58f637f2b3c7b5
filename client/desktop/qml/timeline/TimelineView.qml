import QtQuick
import QtQuick.Templates as T
import Banter

// The messages of a conversation, newest at the bottom. What is read stays where it is; what has been in view, in a
// window that has the keyboard, is read.
FocusScope {
    id: timeline
    required property Session session
    property string conversation
    // Own messages stand on the side of all others too.
    property bool allLeft: false
    // A word to make visible.
    property string searched

    readonly property alias model: rows
    readonly property alias list: list
    readonly property alias anchor: anchor
    readonly property bool room: rows.room
    readonly property real side: timeline.width < Theme.px(600) ? Theme.inside : Theme.edge
    readonly property real column: Math.min(timeline.width, Theme.column)
    readonly property bool listFocused: list.activeFocus && list.keyboard
    readonly property bool atEnd: anchor.atEnd && !rows.moreAfter
    property bool active: Window.active
    // How many messages are newer than what was seen.
    property double seenSeq: 0
    readonly property int below: Math.max(0, rows.lastSeq - seenSeq)

    // The message that is shown for a moment, and how much of that is left.
    property double flashed: 0
    property real flash: 0
    // Where to go back to after a jump to what was answered.
    property var ways: []

    property bool selecting: false
    property var selection: ({}) // key: seq
    readonly property int selectedCount: Object.keys(selection).length

    signal replyAsked(var message)
    signal editAsked(var message)
    signal forwardAsked(var messages)
    signal failedEditAsked(string content)
    signal personAsked(string username)
    signal roomAsked(string room)
    signal said(string words)
    signal typed(string text)

    function toEnd() {
        if (rows.moreAfter)
            rows.goToNewest();
        else
            anchor.toEnd();
    }
    // Moves to a message and shows it for a moment.
    function show(seq) {
        shown = seq;
        rows.goTo(seq);
    }
    function showReplied(from, seq) {
        ways = ways.concat([from]);
        show(seq);
    }
    function goBack() {
        if (ways.length === 0)
            return false;
        const to = ways[ways.length - 1];
        ways = ways.slice(0, -1);
        show(to);
        return true;
    }
    function toOldestUnread() {
        if (rows.unreadSeq > 0)
            show(rows.unreadSeq);
    }
    function messageOf(row) {
        return rows.messageAt(row.index);
    }
    function lastOwn(before) {
        return rows.lastOwn(before);
    }
    function select(row) {
        selecting = true;
        toggle(row);
    }
    function toggle(row) {
        if (row.seq <= 0 || row.deleted)
            return;
        const next = Object.assign({}, selection);
        if (next[row.key] === undefined)
            next[row.key] = row.seq;
        else
            delete next[row.key];
        selection = next;
        selecting = Object.keys(next).length > 0;
    }
    function clearSelection() {
        selecting = false;
        selection = ({});
    }
    function copySelection() {
        Clipboard.put(rows.textOf(Object.values(selection)));
        timeline.said(qsTr("Copied"));
        clearSelection();
    }
    readonly property bool mayRemoveSelection: Object.values(selection).every(seq => rows.mayRemove(seq))
    function removeSelection() {
        removing.ask(Object.values(selection));
    }
    function forwardSelection() {
        const messages = Object.values(selection).sort((one, other) => one - other).map(seq => rows.messageAt(rows.indexOf(seq)));
        timeline.forwardAsked(messages.filter(message => message.seq !== undefined));
        clearSelection();
    }
    function openMenu(row, where) {
        menu.message = messageOf(row);
        if (where)
            menu.popup(timeline, where.x, where.y);
        else
            menu.popup(timeline, Math.min(timeline.width / 2, timeline.width - menu.width), Math.max(0, row.mapToItem(timeline, 0, 0).y));
    }
    function editFailed(row) {
        const content = row.content;
        rows.discard(row.clientId);
        timeline.failedEditAsked(content);
    }
    function hovered(row, inside) {
        if (inside && row.isMessage && row.seq > 0 && !row.deleted && row.hidden === 0)
            tools.row = row;
        else if (!inside && tools.row === row && !tools.used)
            tools.row = null;
    }
    // Escape: what there is to give up here; false: nothing.
    function giveUp() {
        if (selecting) {
            clearSelection();
            return true;
        }
        if (!atEnd) {
            toEnd();
            return true;
        }
        return false;
    }

    property double shown: 0

    TimelineModel {
        id: rows
        session: timeline.session
        conversation: timeline.conversation
        onPlaced: row => {
            if (list.height <= 0)
                list.unplaced = row;
            else
                timeline.place(row);
        }
        onNotFound: sentence => { timeline.shown = 0; timeline.said(sentence); }
        onFailed: sentence => timeline.said(sentence)
        onArrived: (seq, own, spoken) => {
            if (!own)
                announcer.heard(spoken);
        }
        onConversationChanged: {
            timeline.seenSeq = 0;
            timeline.ways = [];
            timeline.shown = 0;
            timeline.clearSelection();
            list.currentIndex = -1;
        }
    }
    // Goes to a row of the window; -1: to the newest.
    function place(row) {
        if (timeline.shown > 0 && row >= 0) {
            anchor.toRow(row, list.height / 3);
            timeline.flashed = timeline.shown;
            timeline.shown = 0;
            flashing.restart();
        } else if (row >= 0) {
            // Something of what was read before stands above.
            anchor.toRow(row, Math.min(list.height / 3, Theme.px(96)));
        } else {
            anchor.toEnd();
        }
        timeline.look();
    }

    // What was really in view, in a window that a person has before him, is read.
    function look() {
        if (!visible || rows.loading)
            return;
        const seq = rows.seqUpTo(anchor.lowest);
        if (seq > seenSeq)
            seenSeq = seq;
        if (active && seq > told && seq > 0) {
            told = seq;
            rows.seen(seq);
        }
    }
    property double told: 0
    onActiveChanged: if (active) looking.restart()
    onConversationChanged: told = 0
    Timer { id: looking; interval: 150; onTriggered: timeline.look() }

    ListView {
        id: list
        property bool keyboard: false
        // Where to go as soon as there is room for anything.
        property var unplaced: null
        onHeightChanged: {
            if (unplaced === null || height <= 0)
                return;
            const row = unplaced;
            unplaced = null;
            timeline.place(row);
        }
        anchors.fill: parent
        model: rows
        verticalLayoutDirection: ListView.BottomToTop
        boundsBehavior: Flickable.StopAtBounds
        maximumFlickVelocity: 4000
        reuseItems: true
        cacheBuffer: Math.max(400, height)
        highlightFollowsCurrentItem: false
        highlight: null
        currentIndex: -1
        activeFocusOnTab: true
        keyNavigationEnabled: false
        clip: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages")
        delegate: MessageRow {
            view: timeline
        }
        T.ScrollBar.vertical: ThinScrollBar { id: bar }
        onActiveFocusChanged: {
            if (activeFocus && currentIndex < 0 && count > 0)
                currentIndex = Math.max(0, anchor.lowest);
        }
        function move(to) {
            keyboard = true;
            const steps = to < currentIndex ? -1 : 1;
            to = Math.max(0, Math.min(count - 1, to));
            while (to > 0 && to < count - 1 && rows.messageAt(to).seq === undefined)
                to += steps;
            currentIndex = to;
            anchor.reveal(to);
        }
        function page(direction) {
            anchor.scrollBy(direction * (height - Theme.px(48)));
            if (activeFocus)
                currentIndex = direction < 0 ? anchor.highest : Math.max(0, anchor.lowest);
        }
        Keys.onPressed: event => {
            const message = rows.messageAt(currentIndex);
            const has = message.key !== undefined;
            event.accepted = true;
            keyboard = true;
            if (event.key === Qt.Key_Up && !event.modifiers)
                move(currentIndex + 1);
            else if (event.key === Qt.Key_Down && !event.modifiers)
                move(currentIndex - 1);
            else if (event.key === Qt.Key_PageUp && !event.modifiers)
                page(-1);
            else if (event.key === Qt.Key_PageDown && !event.modifiers)
                page(1);
            else if (event.key === Qt.Key_Home)
                timeline.toStart();
            else if (event.key === Qt.Key_End)
                { timeline.toEnd(); currentIndex = 0; }
            else if (has && event.key === Qt.Key_R && !event.modifiers && message.seq > 0)
                timeline.replyAsked(message);
            else if (has && event.key === Qt.Key_Space && currentItem)
                timeline.select(currentItem);
            else if (has && (event.key === Qt.Key_Menu || event.key === Qt.Key_Return || event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier) && currentItem)
                timeline.openMenu(currentItem, null);
            else if (has && event.key === Qt.Key_Delete && rows.mayRemove(message.seq))
                removing.ask([message.seq]);
            else if (event.matches(StandardKey.Copy) && (timeline.selecting || has))
                timeline.selecting ? timeline.copySelection() : Clipboard.put(message.content);
            else if (event.text.length === 1 && event.text > " " && event.text !== "\x7f" && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier)))
                timeline.typed(event.text); // meant for the box to write in
            else
                event.accepted = false;
        }
        onCurrentItemChanged: if (keyboard && activeFocus && currentItem) announcer.moved(currentItem)
    }
    function toStart() {
        if (rows.moreBefore)
            rows.goToOldest();
        else
            anchor.toRow(list.count - 1, 0);
    }
    ScrollAnchor {
        id: anchor
        view: list
        gap: Theme.between
        reach: Theme.px(40)
        busy: list.moving || bar.pressed
        onGrew: by => {
            if (Theme.quick > 0 && timeline.visible)
                catchUp.restart();
            else
                lag = 0;
        }
        onMoved: {
            looking.start();
            if (rows.moreBefore && highest > list.count - 25)
                rows.older();
            if (rows.moreAfter && lowest >= 0 && lowest < 25)
                rows.newer();
            day.rowIndex = highest;
            scrolledDay.restart();
        }
        NumberAnimation on lag { id: catchUp; running: false; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic }
    }
    NumberAnimation {
        id: flashing
        target: timeline
        property: "flash"
        from: 1
        to: 0
        duration: 1500
        easing.type: Easing.InQuad
        onStopped: timeline.flashed = 0
    }

    // The day of the highest row in view, while one scrolls.
    DaySeparator {
        id: day
        property int rowIndex: -1
        width: parent.width
        y: Theme.unit
        day: rowIndex >= 0 ? rows.dayAt(rowIndex) : ""
        opacity: (list.moving || bar.pressed || scrolledDay.running) && day !== "" && !timeline.fits ? 1 : 0
        visible: opacity > 0
        Accessible.ignored: true
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        Timer { id: scrolledDay; interval: 1200 }
    }
    readonly property bool fits: list.contentHeight <= list.height

    Loader {
        anchors.fill: parent
        active: rows.loading
        sourceComponent: TimelineSkeleton {
            column: timeline.column
            side: timeline.side
        }
    }
    Loader {
        anchors.centerIn: parent
        active: rows.empty && timeline.conversation !== ""
        sourceComponent: EmptyState {
            icon_: "message-circle"
            sentence: qsTr("No messages yet. Say hello!")
        }
    }
    Loader {
        anchors.centerIn: parent
        active: rows.failure !== ""
        width: Math.min(parent.width - 2 * Theme.edge, Theme.px(400))
        sourceComponent: ErrorLine { text: rows.failure; width: parent.width }
    }

    HoverTools {
        id: tools
        view: timeline
    }
    JumpButtons {
        view: timeline
        anchors { right: parent.right; bottom: parent.bottom; margins: Theme.between }
    }
    MessageInfo {
        id: about
        view: timeline
    }
    function showInfo(message) {
        about.message = message;
        about.open();
    }
    // All emojis, made when somebody first wants them.
    function pickEmoji(seq) {
        emojis.seq = seq;
        emojis.active = true;
        emojis.item.x = (width - emojis.item.width) / 2;
        emojis.item.y = (height - emojis.item.height) / 2;
        emojis.item.open();
    }
    Loader {
        id: emojis
        property double seq: 0
        active: false
        sourceComponent: EmojiPicker {
            parent: timeline
            onPicked: emoji => rows.react(emojis.seq, emoji)
        }
    }
    MessageMenu {
        id: menu
        view: timeline
        onRemoveAsked: seqs => removing.ask(seqs)
    }
    RemoveSheet {
        id: removing
        view: timeline
    }
    Announcer {
        id: announcer
        objectName: "announcer"
        anchors { left: parent.left; bottom: parent.bottom }
    }
}
