import QtQuick
import Banter

// What else can be done.
PushButton {
    ground: Theme.window
    edgeColor: Theme.highContrast ? Theme.outline : Theme.border
}
