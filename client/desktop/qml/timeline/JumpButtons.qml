import QtQuick
import Banter

// Back to where a jump began, to the oldest unread message, to the newest with how many are below.
Column {
    id: buttons
    required property Item view
    spacing: Theme.inside
    z: 5

    component Jump: Item {
        id: jump
        property alias icon_: button.icon_
        property alias name: button.name
        property int count: 0
        signal clicked
        implicitWidth: button.implicitWidth
        implicitHeight: button.implicitHeight
        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: Theme.window
            border { width: Theme.hairline; color: Theme.border }
        }
        IconButton {
            id: button
            round: true
            extent: Theme.px(40)
            color: Theme.text
            onClicked: jump.clicked()
        }
        CountBadge {
            count: jump.count
            anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.top }
        }
    }
    Jump {
        visible: buttons.view.ways.length > 0
        icon_: "corner-up-left"
        name: qsTr("Back to where you were")
        onClicked: buttons.view.goBack()
    }
    Jump {
        visible: buttons.view.model.unreadSeq > 0 && buttons.view.seenSeq < buttons.view.model.unreadSeq
        icon_: "arrow-up"
        name: qsTr("To the oldest unread message")
        onClicked: buttons.view.toOldestUnread()
    }
    Jump {
        visible: !buttons.view.atEnd && !buttons.view.model.loading && buttons.view.list.count > 0
        icon_: "chevron-down"
        name: buttons.view.below > 0 ? qsTr("To the newest message, %n below", "", buttons.view.below) : qsTr("To the newest message")
        count: buttons.view.below
        onClicked: buttons.view.toEnd()
    }
}
