import QtQuick
import Banter

// What can be done with the messages that are selected; it stands over the header.
Rectangle {
    id: bar
    required property Item view
    color: Theme.window
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Selected messages")

    IconButton {
        id: cross
        icon_: "x"
        name: qsTr("Cancel the selection")
        shortcutText: qsTr("Esc")
        anchors { left: parent.left; leftMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        onClicked: bar.view.clearSelection()
    }
    Words {
        role: "label"
        text: qsTr("%n selected", "", bar.view.selectedCount)
        anchors { left: cross.right; leftMargin: Theme.inside; right: actions.left; verticalCenter: parent.verticalCenter }
    }
    Row {
        id: actions
        anchors { right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
        IconButton {
            icon_: "copy"
            name: qsTr("Copy with names and times")
            onClicked: bar.view.copySelection()
        }
        IconButton {
            icon_: "forward"
            name: qsTr("Forward")
            onClicked: bar.view.forwardSelection()
        }
        IconButton {
            icon_: "trash-2"
            name: qsTr("Delete")
            enabled: bar.view.mayRemoveSelection
            onClicked: bar.view.removeSelection()
        }
    }
    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.border
        anchors.bottom: parent.bottom
    }
}
