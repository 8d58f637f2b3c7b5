import QtQuick
import Banter
import QtQuick.Controls.Basic

// One way to narrow a list, beside others of which one is chosen.
AbstractButton {
    id: tab
    checkable: true
    autoExclusive: true
    implicitHeight: Theme.px(28)
    leftPadding: Theme.inside
    rightPadding: Theme.inside
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    contentItem: Words {
        role: "hint"
        text: tab.text
        color: tab.checked ? Theme.text : Theme.muted
        font.weight: tab.checked ? Theme.label.weight : Theme.hint.weight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
    background: Rectangle {
        radius: height / 2
        color: tab.checked ? Theme.selected : tab.hovered ? Theme.hover : "transparent"
        FocusRing {
            control: tab
            away: 0
            radius: parent.radius
        }
    }
}
