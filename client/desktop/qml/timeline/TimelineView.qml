import QtQuick
import Banter

Item {
    required property Session session
    property string conversation
}
