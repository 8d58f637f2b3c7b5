import QtQuick
import Banter
import QtQuick.Controls.Basic

ApplicationWindow {
    id: window
    width: 1100
    height: 720
    minimumWidth: 360
    minimumHeight: 420
    visible: true
    color: Theme.window
    title: qsTr("Banter")

    Loader {
        anchors.fill: parent
        sourceComponent: App.session ? mainPage : loginPage
    }
    Component {
        id: loginPage
        LoginPage {}
    }
    Component {
        id: mainPage
        MainPage {
            session: App.session
        }
    }
}
