import QtQuick
import QtQuick.Controls.Basic
import Banter

// Every control in every state, for the test that looks at them (theme/controls_test.cpp).
Rectangle {
    id: gallery
    color: Theme.window
    width: Theme.px(760)
    height: columns.height + 2 * Theme.edge
    readonly property alias sheet: sheet
    readonly property alias menu: menu
    readonly property alias toast: toast
    property int pressedButtons: 0

    component Section: Column {
        property alias heading: heading.text
        width: (columns.width - columns.spacing) / 2
        spacing: Theme.between
        Words { id: heading; role: "title"; width: parent.width }
    }

    Row {
        id: columns
        x: Theme.edge
        y: Theme.edge
        width: parent.width - 2 * Theme.edge
        spacing: Theme.edge * 2

        Section {
            heading: "Buttons"
            PrimaryButton { text: "Log in"; onClicked: ++gallery.pressedButtons }
            Row {
                spacing: Theme.inside
                PrimaryButton { text: "Pressed"; down: true }
                PrimaryButton { text: "Disabled"; enabled: false }
            }
            Row {
                spacing: Theme.inside
                SecondaryButton { text: "Cancel" }
                SecondaryButton { text: "With icon"; icon_: "user-plus" }
            }
            Row {
                spacing: Theme.inside
                DangerButton { text: "Delete"; icon_: "trash-2" }
                LinkButton { text: "Forgot it?" }
            }
            PrimaryButton { text: "A button of words that are far too many for its place"; width: Theme.px(200) }
            Row {
                spacing: Theme.unit
                IconButton { icon_: "send"; name: "Send" }
                IconButton { icon_: "paperclip"; name: "Attach file"; shortcutText: "Ctrl+Shift+U" }
                IconButton { icon_: "smile"; name: "Emoji"; checkable: true; checked: true }
                IconButton { icon_: "phone"; name: "Call"; down: true }
                IconButton { icon_: "bell-off"; name: "Mute"; enabled: false }
                IconButton { icon_: "arrow-down"; name: "Newest"; round: true }
            }
            Words { text: "Switches"; role: "title" }
            Toggle { text: "Notifications"; checked: true; width: parent.width }
            Toggle { text: "Sounds"; description: "A quiet one, at most every two seconds."; width: parent.width }
            Toggle { text: "Cannot be chosen now"; enabled: false; checked: true; width: parent.width }
            CheckLine { text: "Everybody"; checked: true; width: parent.width }
            CheckLine { text: "Only people I know"; description: "Others are asked for a word first."; width: parent.width }
            Choice { name: "Theme"; model: ["Like the system", "Light", "Dark", "High contrast"]; width: parent.width }
            Choice { name: "Language"; model: ["English"]; enabled: false; width: parent.width }
        }
        Section {
            heading: "Fields"
            InputField { label: "Username"; text: "anna"; width: parent.width }
            InputField { label: "Server"; placeholderText: "chat.example.org"; description: "Ask who runs it."; width: parent.width }
            InputField { label: "Name of the room"; text: "!"; error: "A name needs at least one letter or digit. Write one."; width: parent.width }
            InputField { label: "Token"; text: "cannot be changed"; enabled: false; width: parent.width }
            PasswordField { text: "correct horse"; width: parent.width }
            PasswordField { label: "New password"; text: "Seen"; shown: true; capsLocked: true; width: parent.width }
            SearchField { width: parent.width }
            SearchField { text: "meeting"; width: parent.width; name: "Search messages" }
            Row {
                spacing: Theme.inside
                CountBadge { count: 3 }
                CountBadge { count: 12; muted: true }
                CountBadge { count: 7; mention: true }
                CountBadge { count: 12345 }
                Icon { name: "check-check"; color: Theme.accent }
                Icon { name: "triangle-alert"; color: Theme.danger; size: Theme.px(16) }
            }
            ErrorLine { text: "The server could not be reached: chat.example.org:7667 refused the connection. Is it running?"; width: parent.width }
            Divider { width: parent.width }
            Repeater {
                model: ["body", "list", "label", "hint", "title", "code"]
                Words {
                    required property string modelData
                    role: modelData
                    text: modelData + ": Sphinx of black quartz 0123"
                    width: parent.width
                }
            }
            Row {
                spacing: Theme.inside
                Repeater {
                    model: Theme.hues
                    Rectangle {
                        required property color modelData
                        width: Theme.px(32); height: width; radius: width / 2; color: modelData
                        Words { anchors.centerIn: parent; role: "label"; text: "An"; color: Theme.onHue }
                    }
                }
            }
            Skeleton { rows: 1; waited: true; width: parent.width }
            EmptyState {
                icon_: "message-square-plus"
                sentence: "Nobody has said anything yet."
                action: "Say hello"
                width: parent.width
            }
        }
    }

    Sheet {
        id: sheet
        title: "New room"
        InputField { label: "Name"; width: parent.width }
        InputField { label: "What it is about"; width: parent.width }
        Toggle { text: "Everybody may find it"; width: parent.width }
        footer: [
            SecondaryButton { text: "Cancel"; onClicked: sheet.close() },
            PrimaryButton { text: "Make the room"; enabled: false }
        ]
    }
    PopMenu {
        id: menu
        title: "Message"
        MenuEntry { text: "Reply"; icon_: "reply"; shortcutText: "R" }
        MenuEntry { text: "Copy text"; icon_: "copy"; shortcutText: "Ctrl+C" }
        MenuEntry { text: "Pinned"; checkable: true; checked: true }
        MenuEntry { text: "Not here"; icon_: "forward"; visible: false }
        MenuLine {}
        MenuEntry { text: "Delete"; icon_: "trash-2"; danger: true }
        MenuEntry { text: "Edit"; icon_: "pencil"; enabled: false }
    }
    Toast { id: toast }
}
