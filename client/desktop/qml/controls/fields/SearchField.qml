import QtQuick
import Banter

// A line to search with; Esc and the cross empty it.
InputField {
    id: field
    icon_: "search"
    placeholderText: qsTr("Search")
    name: qsTr("Search")
    inputMethodHints: Qt.ImhNoPredictiveText
    Keys.onEscapePressed: event => {
        if (field.text === "")
            event.accepted = false;
        else
            field.clear();
    }
    function clear() {
        field.text = "";
        field.edited();
    }
    IconButton {
        visible: field.text !== ""
        width: visible ? implicitWidth : 0
        icon_: "x"
        name: qsTr("Clear")
        extent: Theme.px(32)
        size: Theme.px(16)
        onClicked: {
            field.clear();
            field.input.forceActiveFocus();
        }
    }
}
