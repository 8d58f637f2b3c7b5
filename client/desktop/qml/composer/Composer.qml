import QtQuick

Rectangle {
    required property Session session
    property string conversation
    implicitHeight: 56
    color: Theme.window
}
