import QtQuick
import Banter

// One of the words that a setting may have.
SettingLine {
    id: line
    required property string setting
    required property var texts
    readonly property var choices: App.settings.choicesOf(setting)
    Choice {
        width: parent ? parent.width : implicitWidth
        name: line.label
        model: line.texts
        currentIndex: line.choices.indexOf(App.settings[line.setting])
        onActivated: index => {
            App.settings[line.setting] = line.choices[index];
            currentIndex = Qt.binding(() => line.choices.indexOf(App.settings[line.setting]));
        }
    }
}
