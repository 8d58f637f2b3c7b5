import QtQuick
import Banter

// Banter's own picture.
Image {
    id: logo
    property int size: Theme.px(64)
    width: size
    height: size
    source: "qrc:/banter/logo.svg"
    sourceSize: Qt.size(size, size)
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Banter")
}
