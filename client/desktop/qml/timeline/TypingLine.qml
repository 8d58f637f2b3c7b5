import QtQuick
import Banter

// Who is writing. Its place is kept, so that nothing moves when somebody begins.
Item {
    id: line
    property string sentence
    implicitHeight: Theme.px(20)
    Accessible.role: Accessible.StaticText
    Accessible.name: sentence
    Accessible.ignored: sentence === ""
    Row {
        x: line.LayoutMirroring.enabled ? line.width - width - Theme.edge : Theme.edge
        height: parent.height
        spacing: Theme.px(6)
        opacity: line.sentence !== "" ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(3)
            Repeater {
                model: 3
                Rectangle {
                    id: dot
                    required property int index
                    width: Theme.px(4)
                    height: width
                    radius: width / 2
                    color: Theme.muted
                    SequentialAnimation on opacity {
                        running: line.sentence !== "" && !Theme.reducedMotion && line.visible
                        loops: Animation.Infinite
                        PauseAnimation { duration: dot.index * 160 }
                        NumberAnimation { to: 0.3; duration: 320 }
                        NumberAnimation { to: 1; duration: 320 }
                        PauseAnimation { duration: (2 - dot.index) * 160 }
                    }
                }
            }
        }
        Words {
            role: "hint"
            text: line.sentence
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, line.width - 3 * Theme.edge)
            Accessible.ignored: true
        }
    }
}
