import QtQuick
import Banter

// A setting that is on or off.
Toggle {
    id: line
    required property string setting
    width: parent ? parent.width : implicitWidth
    checked: App.settings[setting]
    onToggled: {
        App.settings[line.setting] = line.checked;
        line.checked = Qt.binding(() => App.settings[line.setting]);
    }
}
