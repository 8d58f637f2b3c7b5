import QtQuick
import Banter

// What the word at the cursor may become, above the box. The keyboard stays in the box: its arrows, Tab, Enter
// and Escape come here first.
Raised {
    id: popup
    required property Session session
    property string conversation
    // The box whose words are completed.
    property Item box: null
    // It was closed by hand, for the word that stands there.
    property int dismissedAt: -1
    readonly property string current: list.currentIndex >= 0 && visible ? completion.title(list.currentIndex) : ""

    signal taken(int start, int end, string text)

    function look(text, cursor) {
        completion.look(text, cursor);
        list.currentIndex = completion.count > 0 ? 0 : -1;
        if (completion.count === 0 || completion.start !== dismissedAt)
            dismissedAt = -1;
    }
    function close() {
        completion.close();
    }
    function closedEmoji(text, cursor) {
        return completion.closedEmoji(text, cursor);
    }
    function take(row) {
        const start = completion.start, end = completion.end, text = completion.written(row);
        completion.close();
        popup.taken(start, end, text);
    }
    // True: the key was for the list.
    function takesKey(event) {
        if (event.modifiers & ~Qt.KeypadModifier)
            return false;
        switch (event.key) {
        case Qt.Key_Down:
            list.currentIndex = (list.currentIndex + 1) % list.count;
            return true;
        case Qt.Key_Up:
            list.currentIndex = (list.currentIndex + list.count - 1) % list.count;
            return true;
        case Qt.Key_Tab:
        case Qt.Key_Return:
        case Qt.Key_Enter:
            take(list.currentIndex);
            return true;
        case Qt.Key_Escape:
            dismissedAt = completion.start;
            return true;
        }
        return false;
    }

    readonly property real rowHeight: Theme.px(36)
    visible: completion.count > 0 && dismissedAt < 0
    height: Math.min(list.count, 7) * rowHeight + Theme.inside
    Accessible.role: Accessible.PopupMenu
    Accessible.name: qsTr("Suggestions")

    Completion {
        id: completion
        session: popup.session
        conversation: popup.conversation
    }
    ListView {
        id: list
        anchors { fill: parent; margins: Theme.unit }
        model: completion
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        delegate: Rectangle {
            id: row
            required property int index
            required property string kind
            required property string title
            required property string hint
            required property string sign
            width: ListView.view.width
            height: popup.rowHeight
            radius: Theme.px(6)
            color: ListView.isCurrentItem ? Theme.selected : hover.hovered ? Theme.hover : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: hint === "" ? title : qsTr("%1, %2").arg(title).arg(hint)
            Accessible.selected: ListView.isCurrentItem
            Accessible.onPressAction: popup.take(index)

            Loader {
                id: sign
                width: Theme.px(24)
                height: width
                anchors { left: parent.left; leftMargin: Theme.inside; verticalCenter: parent.verticalCenter }
                sourceComponent: row.kind === "emoji" ? emojiSign : iconSign
            }
            Component {
                id: emojiSign
                EmojiSign {
                    emoji: row.sign
                    size: Theme.px(20)
                }
            }
            Component {
                id: iconSign
                Icon {
                    name: row.kind === "person" ? (row.sign === "" ? "users" : "user") : row.kind === "room" ? "hash" : "chevron-right"
                    size: Theme.px(18)
                    color: Theme.muted
                }
            }
            Words {
                id: title
                text: row.title
                anchors { left: sign.right; leftMargin: Theme.inside; verticalCenter: parent.verticalCenter }
                width: Math.min(implicitWidth, parent.width * 0.6)
                Accessible.ignored: true
            }
            Words {
                role: "hint"
                text: row.hint
                anchors { left: title.right; leftMargin: Theme.inside; right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
                Accessible.ignored: true
            }
            HoverHandler {
                id: hover
            }
            TapHandler {
                onTapped: popup.take(row.index)
            }
        }
    }
}
