import QtQuick
import QtQuick.Templates as T
import Banter

// The one colour that means something.
SettingLine {
    id: line
    label: qsTr("Accent")
    readonly property var names: ({
        teal: qsTr("Teal"), blue: qsTr("Blue"), violet: qsTr("Violet"), rose: qsTr("Rose"), amber: qsTr("Amber"), graphite: qsTr("Graphite")
    })
    Flow {
        width: parent ? parent.width : implicitWidth
        spacing: Theme.unit
        Accessible.role: Accessible.Grouping
        Accessible.name: line.label
        Repeater {
            model: Theme.accentNames
            delegate: T.RadioButton {
                id: dot
                required property string modelData
                implicitWidth: Theme.px(32)
                implicitHeight: Theme.px(32)
                checked: App.settings.accent === modelData
                text: line.names[modelData] ?? modelData
                focusPolicy: Qt.StrongFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: App.settings.accent = modelData
                Keys.onReturnPressed: clicked()
                indicator: Rectangle {
                    anchors.centerIn: parent
                    width: Theme.px(24)
                    height: width
                    radius: width / 2
                    color: Theme.accentColour(dot.modelData)
                    Icon {
                        anchors.centerIn: parent
                        visible: dot.checked
                        name: "check"
                        size: Theme.px(16)
                        color: Theme.onAccent
                    }
                }
                FocusRing { control: dot; radius: width / 2; away: 0 }
                Loader {
                    active: dot.hovered
                    anchors.fill: parent
                    sourceComponent: Item {
                        Hint {
                            text: dot.text
                            visible: dot.hovered
                        }
                    }
                }
                hoverEnabled: true
            }
        }
    }
}
