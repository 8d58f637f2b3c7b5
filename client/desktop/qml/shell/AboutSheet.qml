import QtQuick
import Banter

Sheet {
    title: qsTr("About Banter")
    Words {
        width: parent.width
        text: qsTr("Banter %1").arg(App.version)
        role: "title"
    }
    Words {
        width: parent.width
        text: qsTr("Chat on your own server. Everything that you have seen stays on this device, so that it can be read without a connection.")
        wrapMode: Text.Wrap
    }
}
