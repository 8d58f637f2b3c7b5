import QtQuick
import Banter

// One of a few numbers.
SettingLine {
    id: line
    required property string setting
    required property var values
    required property var texts
    Choice {
        width: parent ? parent.width : implicitWidth
        name: line.label
        model: line.texts
        currentIndex: line.values.indexOf(App.settings[line.setting])
        onActivated: index => {
            App.settings[line.setting] = line.values[index];
            currentIndex = Qt.binding(() => line.values.indexOf(App.settings[line.setting]));
        }
    }
}
