import QtQuick
import Banter

// A password: hidden until the person wants to see it, with a word when the capitals are locked.
InputField {
    id: field
    property bool shown: false
    property bool capsLocked: false
    label: qsTr("Password")
    echoMode: shown ? TextInput.Normal : TextInput.Password
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    description: capsLocked ? qsTr("Caps Lock is on.") : ""
    // Qt does not tell of the lock; a letter that comes out the wrong way round does.
    Keys.priority: Keys.BeforeItem
    Keys.onPressed: event => {
        const letter = event.text;
        if (letter.length === 1 && letter.toLowerCase() !== letter.toUpperCase())
            field.capsLocked = (letter === letter.toUpperCase()) !== !!(event.modifiers & Qt.ShiftModifier);
        else if (event.key === Qt.Key_CapsLock)
            field.capsLocked = false;
        event.accepted = false;
    }
    IconButton {
        icon_: field.shown ? "eye-off" : "eye"
        name: field.shown ? qsTr("Hide password") : qsTr("Show password")
        extent: Theme.px(32)
        size: Theme.px(18)
        onClicked: field.shown = !field.shown
    }
}
