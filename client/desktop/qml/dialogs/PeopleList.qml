import QtQuick
import Banter
import QtQuick.Controls.Basic

// A list of people to choose from, that the field above it may steer: arrow keys there move in here.
ListView {
    id: list
    required property Session session
    property var chosenNames: []
    // Who presses a row, or Enter while it is the current one.
    signal picked(string username)

    implicitHeight: Theme.px(300)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    reuseItems: true
    currentIndex: count > 0 ? 0 : -1
    ScrollBar.vertical: ThinScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("People")

    function down() { incrementCurrentIndex(); }
    function up() { decrementCurrentIndex(); }
    function pick() {
        if (currentItem)
            list.picked(currentItem.username);
    }

    delegate: PersonRow {
        id: row
        required property int index
        session: list.session
        width: list.width
        chosen: list.chosenNames.includes(username)
        current: ListView.isCurrentItem
        onClicked: {
            list.currentIndex = index;
            list.picked(username);
        }
        Icon {
            visible: row.chosen
            name: "check"
            color: Theme.accent
        }
    }
}
