import QtQuick

Item {
    required property Session session
    property string conversation
}
