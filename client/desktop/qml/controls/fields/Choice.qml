import QtQuick
import QtQuick.Templates as T
import Banter

// One of a few: `Choice { name: ...; model: [...]; currentIndex: 0 }`.
T.ComboBox {
    id: choice
    property string label
    property string name: label
    implicitWidth: Theme.px(200)
    implicitHeight: Math.max(Theme.control, chosen.implicitHeight + topPadding + bottomPadding)
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    leftPadding: mirrored ? mark.width + Theme.edge : Theme.between
    rightPadding: mirrored ? Theme.between : mark.width + Theme.edge
    font: Theme.list
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    opacity: enabled ? 1 : Theme.faded
    Accessible.role: Accessible.ComboBox
    Accessible.name: name
    Accessible.description: displayText
    Accessible.onPressAction: if (enabled) popup.open()
    Keys.onReturnPressed: popup.open()
    Keys.onEnterPressed: popup.open()

    contentItem: Words {
        id: chosen
        text: choice.displayText
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    indicator: Icon {
        id: mark
        name: "chevron-down"
        size: Theme.px(16)
        color: Theme.muted
        x: choice.mirrored ? Theme.between : choice.width - width - Theme.between
        y: Math.round((choice.height - height) / 2)
    }
    background: Rectangle {
        radius: Theme.radius
        color: choice.pressed ? Theme.pressed : choice.hovered ? Theme.hover : Theme.window
        border { width: Theme.hairline; color: choice.hovered ? Theme.muted : Theme.outline }
        FocusRing { control: choice; shown: choice.visualFocus || choice.popup.visible }
    }
    delegate: T.ItemDelegate {
        id: entry
        required property int index
        required property var model
        required property var modelData
        width: choice.popup.availableWidth
        implicitHeight: Math.max(Theme.px(32), Theme.listLine + Theme.px(10))
        leftPadding: Theme.inside
        rightPadding: Theme.inside
        hoverEnabled: true
        highlighted: choice.highlightedIndex === index
        text: choice.textRole !== "" ? (model[choice.textRole] ?? modelData[choice.textRole]) : modelData
        Accessible.role: Accessible.ListItem
        Accessible.name: text
        Accessible.selected: choice.currentIndex === index
        contentItem: Item {
            Words {
                text: entry.text
                anchors { left: parent.left; right: tick.left; verticalCenter: parent.verticalCenter }
                Accessible.ignored: true
            }
            Icon {
                id: tick
                visible: choice.currentIndex === entry.index
                name: "check"
                size: Theme.px(16)
                color: Theme.accent
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            }
        }
        background: Rectangle {
            radius: Theme.px(6)
            color: entry.highlighted ? Theme.hover : "transparent"
        }
    }
    popup: T.Popup {
        y: choice.height + Theme.unit
        width: choice.width
        implicitHeight: Math.min(list.contentHeight + topPadding + bottomPadding, Theme.px(320))
        margins: Theme.inside
        padding: Theme.unit
        contentItem: ListView {
            id: list
            clip: true
            model: choice.delegateModel
            currentIndex: choice.highlightedIndex
            T.ScrollBar.vertical: ThinScrollBar {}
        }
        background: Raised {}
    }
}
