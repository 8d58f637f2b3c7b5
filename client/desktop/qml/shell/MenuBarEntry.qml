import QtQuick
import QtQuick.Templates as T
import Banter

// What a menu is called in the menu bar. The letter that opens it is underlined.
T.MenuBarItem {
    id: item
    readonly property string plain: text.replace("&", "")
    implicitWidth: words.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.px(32), Theme.listLine + Theme.px(12))
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(10)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.MenuItem
    Accessible.name: plain
    contentItem: Words {
        id: words
        text: item.plain
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.px(6)
        color: item.down || (item.menu?.visible ?? false) ? Theme.selected : item.hovered ? Theme.hover : "transparent"
    }
    FocusRing { control: item; radius: Theme.px(6) }
}
