import QtQuick
import Banter

// The shape of what comes: a grey block, or with `rows` lines of a list with their avatars. It shows only when
// what it stands for takes longer than 300 ms.
Item {
    id: skeleton
    property int rows: 0
    property bool active: true
    implicitWidth: Theme.px(200)
    implicitHeight: rows > 0 ? rows * Theme.row : Theme.px(16)
    visible: active && waited
    property bool waited: false
    Timer { running: skeleton.active; interval: 300; onTriggered: skeleton.waited = true }
    onActiveChanged: if (!active) waited = false
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading")

    opacity: 0.7
    SequentialAnimation on opacity {
        running: skeleton.visible && !Theme.reducedMotion
        loops: Animation.Infinite
        NumberAnimation { to: 0.4; duration: 700; easing.type: Easing.InOutQuad }
        NumberAnimation { to: 0.7; duration: 700; easing.type: Easing.InOutQuad }
    }
    Rectangle {
        anchors.fill: parent
        visible: skeleton.rows === 0
        radius: Theme.px(4)
        color: Theme.border
    }
    Repeater {
        model: skeleton.rows
        Item {
            required property int index
            y: index * Theme.row
            width: skeleton.width
            height: Theme.row
            Rectangle {
                id: face
                width: Theme.avatar
                height: width
                radius: width / 2
                color: Theme.border
                anchors { left: parent.left; leftMargin: Theme.between; verticalCenter: parent.verticalCenter }
            }
            Rectangle {
                id: name
                width: Math.round((parent.width - Theme.px(80)) * (0.35 + 0.1 * (parent.index % 3)))
                height: Theme.px(12)
                radius: Theme.px(4)
                color: Theme.border
                anchors { left: face.right; leftMargin: Theme.between; top: face.top; topMargin: Theme.px(4) }
            }
            Rectangle {
                width: Math.round((parent.width - Theme.px(80)) * (0.8 - 0.12 * (parent.index % 4)))
                height: Theme.px(10)
                radius: Theme.px(4)
                color: Theme.border
                anchors { left: name.left; top: name.bottom; topMargin: Theme.px(8) }
            }
        }
    }
}
