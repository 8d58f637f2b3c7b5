import QtQuick
import Banter

Rectangle {
    id: bar
    required property Session session
    property string selected
    signal chosen(string conversation)
    color: Theme.sidebar
}
