import QtQuick
import Banter

// The one thing that a screen is for.
PushButton {
    ground: Theme.accent
    groundHovered: Theme.mixed(Theme.accent, Theme.text, 0.9)
    groundPressed: Theme.mixed(Theme.accent, Theme.text, 0.8)
    wordsColor: Theme.onAccent
}
