import QtQuick
import Banter

Rectangle {
    required property Session session
    property string conversation
    property string showing
    color: Theme.window
}
