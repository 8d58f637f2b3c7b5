import QtQuick
import Banter
import QtQuick.Templates as T

// Chooses an emoji, for a message or a reaction: what was taken last, groups, a search, skin tones. It stays
// open while Shift is held.
T.Popup {
    id: picker
    signal picked(string emoji)

    readonly property var groups: [
        { sign: "🕒", name: qsTr("Recent") },
        { sign: "😀", name: qsTr("Smileys") },
        { sign: "👋", name: qsTr("People") },
        { sign: "🐻", name: qsTr("Nature") },
        { sign: "🍎", name: qsTr("Food") },
        { sign: "🚲", name: qsTr("Travel") },
        { sign: "⚽", name: qsTr("Activities") },
        { sign: "💡", name: qsTr("Objects") },
        { sign: "💜", name: qsTr("Symbols") },
        { sign: "🏁", name: qsTr("Flags") }
    ]
    readonly property var tones: [
        { sign: "✋", name: qsTr("None") },
        { sign: "✋🏻", name: qsTr("Light") },
        { sign: "✋🏼", name: qsTr("Medium light") },
        { sign: "✋🏽", name: qsTr("Medium") },
        { sign: "✋🏾", name: qsTr("Medium dark") },
        { sign: "✋🏿", name: qsTr("Dark") }
    ]
    readonly property int cell: Theme.px(40)
    readonly property int columns: 8

    function take(emoji, stay) {
        emojis.took(emoji);
        picker.picked(emoji);
        if (!stay)
            picker.close();
    }

    implicitWidth: columns * cell + 2 * Theme.inside
    implicitHeight: Theme.px(380)
    width: Math.min(implicitWidth, (parent?.Window.width || implicitWidth) - 2 * Theme.unit)
    margins: Theme.unit
    padding: Theme.inside
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Raised {}
    onOpened: search.input.forceActiveFocus()
    onAboutToShow: {
        search.text = "";
        emojis.query = "";
        emojis.group = emojis.hasRecent ? -1 : 0;
    }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Easing.OutCubic } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic } }

    EmojiList {
        id: emojis
    }

    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Choose an emoji")

        SearchField {
            id: search
            anchors { left: parent.left; right: tones.left; rightMargin: Theme.unit; top: parent.top }
            placeholderText: qsTr("Search emoji")
            onTextChanged: {
                emojis.query = text;
                grid.currentIndex = 0;
            }
            onAccepted: {
                // What was found just now has no items yet.
                grid.forceLayout();
                if (grid.currentItem)
                    picker.take(grid.currentItem.emoji, false);
            }
            Keys.onDownPressed: grid.forceActiveFocus(Qt.TabFocusReason)
        }
        EmojiTab {
            id: tones
            anchors { right: parent.right; verticalCenter: search.verticalCenter }
            width: Theme.control
            height: Theme.control
            emoji: picker.tones[emojis.tone].sign
            name: qsTr("Skin tone: %1").arg(picker.tones[emojis.tone].name)
            onClicked: emojis.tone = (emojis.tone + 1) % picker.tones.length
        }
        Row {
            id: tabs
            anchors { left: parent.left; right: parent.right; top: search.bottom; topMargin: Theme.unit }
            height: Theme.px(36)
            Repeater {
                model: picker.groups
                EmojiTab {
                    required property int index
                    required property var modelData
                    width: tabs.width / picker.groups.length
                    height: tabs.height
                    emoji: modelData.sign
                    name: modelData.name
                    chosen: emojis.query === "" && emojis.group === index - 1
                    onClicked: {
                        search.text = "";
                        emojis.query = "";
                        emojis.group = index - 1;
                        grid.positionViewAtBeginning();
                    }
                }
            }
        }
        GridView {
            id: grid
            anchors { left: parent.left; right: parent.right; top: tabs.bottom; topMargin: Theme.unit; bottom: label.top }
            model: emojis
            cellWidth: Math.floor(width / Math.max(1, Math.floor(width / picker.cell)))
            cellHeight: picker.cell
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            T.ScrollBar.vertical: ThinScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Emojis")
            Keys.onReturnPressed: event => {
                if (currentItem)
                    picker.take(currentItem.emoji, event.modifiers & Qt.ShiftModifier);
            }
            Keys.onEnterPressed: event => Keys.returnPressed(event)
            Keys.onSpacePressed: event => Keys.returnPressed(event)
            delegate: Rectangle {
                id: one
                required property int index
                required property string emoji
                required property string name
                readonly property bool visualFocus: GridView.isCurrentItem && grid.activeFocus
                width: grid.cellWidth
                height: grid.cellHeight
                radius: Theme.radius
                color: hover.hovered || visualFocus ? Theme.hover : "transparent"
                Accessible.role: Accessible.Button
                Accessible.name: name
                Accessible.onPressAction: picker.take(emoji, false)
                EmojiSign {
                    anchors.centerIn: parent
                    emoji: one.emoji
                    size: Theme.px(28)
                }
                FocusRing {
                    control: one
                    away: 0
                }
                HoverHandler {
                    id: hover
                    onHoveredChanged: {
                        if (hovered)
                            label.text = one.name;
                    }
                }
                TapHandler {
                    onTapped: point => picker.take(one.emoji, point.modifiers & Qt.ShiftModifier)
                }
                onVisualFocusChanged: {
                    if (visualFocus)
                        label.text = name;
                }
            }
            Words {
                anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: Theme.edge }
                visible: emojis.count === 0
                text: emojis.query === "" ? qsTr("What you take will be here.") : qsTr("No emoji is called so.")
                color: Theme.muted
                horizontalAlignment: Text.AlignHCenter
            }
        }
        Words {
            id: label
            role: "hint"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            Accessible.ignored: true
        }
    }
}
