import QtQuick
import Banter

Rectangle {
    color: Theme.window
}
