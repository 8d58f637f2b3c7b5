import QtQuick
import Banter
import QtQuick.Layouts

// Floats over the messages, so that nothing moves when it comes and goes.
Rectangle {
    id: banner
    property alias session: model.session
    signal loginAsked

    ConnectionBanner { id: model }

    visible: opacity > 0
    opacity: model.shown ? 1 : 0
    Behavior on opacity { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
    implicitWidth: row.implicitWidth + 2 * Theme.between
    implicitHeight: row.implicitHeight + 2 * Theme.px(6)
    radius: Theme.radius
    color: Theme.window
    border { width: Theme.hairline; color: Theme.warn }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: model.words

    RowLayout {
        id: row
        anchors { fill: parent; leftMargin: Theme.between; rightMargin: Theme.px(6); topMargin: Theme.px(6); bottomMargin: Theme.px(6) }
        spacing: Theme.inside
        Icon {
            name: "wifi-off"
            size: Theme.px(18)
            color: Theme.warn
        }
        Words {
            id: words
            text: model.words
            wrapMode: Text.Wrap
            maximumLineCount: 6
            Accessible.ignored: true
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.px(560)
        }
        SecondaryButton {
            visible: model.action !== ""
            text: model.action === "log_in" ? qsTr("Log in") : qsTr("Retry now")
            onClicked: {
                if (model.action === "log_in")
                    banner.loginAsked();
                else
                    model.retry();
            }
        }
    }
}
