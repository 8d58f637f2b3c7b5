import QtQuick
import QtQuick.Templates as T
import Banter

// A menu of MenuEntry and MenuLine: `menu.popup()` opens it at the pointer, the arrow keys walk through it.
T.Menu {
    id: menu
    implicitWidth: Math.max(Theme.px(200), widest + leftPadding + rightPadding)
    implicitHeight: Math.min(contentHeight + topPadding + bottomPadding, parent?.Window.height ? parent.Window.height - 2 * Theme.inside : Theme.px(2000))
    margins: Theme.inside
    padding: Theme.unit
    modal: false
    focus: true
    overlap: Theme.unit
    cascade: true
    delegate: MenuEntry {}
    // The widest entry says how wide the menu is.
    readonly property real widest: {
        let most = 0;
        for (let i = 0; i < count; ++i)
            most = Math.max(most, itemAt(i).implicitWidth);
        return most;
    }
    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: menu.currentIndex
        T.ScrollBar.vertical: ThinScrollBar {}
        Accessible.role: Accessible.PopupMenu
        Accessible.name: menu.title
    }
    background: Raised {}
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Easing.OutCubic } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic } }
}
