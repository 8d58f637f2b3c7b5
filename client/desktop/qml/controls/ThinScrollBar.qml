import QtQuick
import QtQuick.Templates as T
import Banter

// Shows how far down one is; wider under the pointer.
T.ScrollBar {
    id: bar
    property string name: qsTr("Scroll bar")
    readonly property int thick: Theme.px(hovered || pressed ? 8 : 4)
    implicitWidth: Theme.px(12)
    implicitHeight: Theme.px(12)
    padding: Theme.px(2)
    minimumSize: 0.05
    hoverEnabled: true
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1
    opacity: policy === T.ScrollBar.AlwaysOn || active || hovered || pressed ? 1 : 0
    Behavior on opacity { NumberAnimation { duration: Theme.quick; easing.type: Easing.OutCubic } }
    Accessible.role: Accessible.ScrollBar
    Accessible.name: name
    contentItem: Item {
        Rectangle {
            readonly property bool upright: bar.orientation === Qt.Vertical
            width: upright ? bar.thick : parent.width
            height: upright ? parent.height : bar.thick
            x: upright ? (bar.mirrored ? 0 : parent.width - width) : 0
            y: upright ? 0 : parent.height - height
            radius: bar.thick / 2
            color: bar.pressed ? Theme.muted : Theme.outline
        }
    }
}
