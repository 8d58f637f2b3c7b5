import QtQuick
import Banter

// Looks for words in this conversation: n of m, Enter for the one before, Shift+Enter for the one after.
Rectangle {
    id: bar
    required property Session session
    property string conversation
    property bool open_: false
    readonly property string word: open_ ? search.word : ""
    signal shown(double seq)
    signal closed

    function begin() {
        open_ = true;
        field.input.forceActiveFocus(Qt.ShortcutFocusReason);
        field.input.selectAll();
    }
    function giveUp() {
        if (!open_)
            return false;
        open_ = false;
        search.query = "";
        field.text = "";
        bar.closed();
        return true;
    }
    visible: open_
    height: open_ ? Math.max(Theme.px(48), field.implicitHeight + Theme.px(12)) : 0
    color: Theme.window
    onConversationChanged: giveUp()

    TimelineSearch {
        id: search
        session: bar.session
        conversation: bar.conversation
        onAtChanged: if (at > 0) bar.shown(seq)
    }
    SearchField {
        id: field
        placeholderText: qsTr("Find in this conversation")
        anchors { left: parent.left; leftMargin: Theme.between; right: count.left; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        onTextChanged: search.query = text
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Escape) {
                bar.giveUp();
                event.accepted = true;
            } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                event.modifiers & Qt.ShiftModifier ? search.newer() : search.older();
                event.accepted = true;
            }
        }
    }
    Words {
        id: count
        role: "hint"
        text: search.failure !== "" ? search.failure
              : search.query === "" || search.busy ? ""
              : search.count === 0 ? qsTr("Nothing found")
              : qsTr("%1 of %2").arg(search.at).arg(search.more ? search.count + "+" : search.count)
        width: Math.min(implicitWidth, Theme.px(200))
        anchors { right: buttons.left; rightMargin: Theme.unit; verticalCenter: parent.verticalCenter }
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        IconButton {
            icon_: "chevron-up"
            name: qsTr("The one before")
            shortcutText: qsTr("Enter")
            enabled: search.at < search.count
            onClicked: search.older()
        }
        IconButton {
            icon_: "chevron-down"
            name: qsTr("The one after")
            shortcutText: qsTr("Shift+Enter")
            enabled: search.at > 1
            onClicked: search.newer()
        }
        IconButton {
            icon_: "x"
            name: qsTr("Close the search")
            shortcutText: qsTr("Esc")
            onClicked: bar.giveUp()
        }
    }
    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.border
        anchors.bottom: parent.bottom
    }
}
