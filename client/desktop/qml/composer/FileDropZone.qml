import QtQuick
import Banter

// Takes files that are dropped on what it lies over, and says so while they hang above it.
DropArea {
    id: zone
    signal dropped_(var urls)
    keys: ["text/uri-list"]
    onEntered: drag => drag.accepted = drag.hasUrls
    onDropped: drop => {
        if (!drop.hasUrls)
            return;
        drop.accept(Qt.CopyAction);
        zone.dropped_(drop.urls);
    }
    Rectangle {
        anchors { fill: parent; margins: Theme.inside }
        visible: zone.containsDrag
        radius: Theme.radius
        color: Theme.selected
        border { width: Theme.px(2); color: Theme.accent }
        opacity: 0.95
        Column {
            anchors.centerIn: parent
            spacing: Theme.inside
            Icon {
                name: "upload"
                size: Theme.px(32)
                color: Theme.accent
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Words {
                role: "title"
                text: qsTr("Drop files to send them")
            }
        }
    }
}
