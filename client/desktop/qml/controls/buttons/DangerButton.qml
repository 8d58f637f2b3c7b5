import QtQuick
import Banter

// What cannot be taken back.
PushButton {
    ground: Theme.danger
    groundHovered: Theme.mixed(Theme.danger, Theme.text, 0.9)
    groundPressed: Theme.mixed(Theme.danger, Theme.text, 0.8)
    wordsColor: Theme.onDanger
}
