import QtQuick
import Banter

Rectangle {
    required property Session session
    property string conversation
    implicitHeight: 56
    color: Theme.window
}
