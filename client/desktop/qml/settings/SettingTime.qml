import QtQuick
import Banter

// A time of day, as 22:00.
InputField {
    id: field
    required property string setting
    readonly property bool fine: /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text)
    text: App.settings[setting]
    maximumLength: 5
    inputMethodHints: Qt.ImhTime
    error: fine ? "" : qsTr("A time is written like 22:00.")
    onEdited: {
        if (field.fine)
            App.settings[field.setting] = field.text;
    }
}
