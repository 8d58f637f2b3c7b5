import QtQuick
import Banter

// A button that reads like a link.
PushButton {
    wordsColor: Theme.accent
    underlined: true
    side: Theme.inside
}
