pragma Singleton
import QtQuick
import Banter

QtObject {
    property bool dark: false
    property real scale: 1.0
    readonly property color window: dark ? "#17191B" : "#FFFFFF"
    readonly property color sidebar: dark ? "#1D2023" : "#F5F4F1"
    readonly property color timeline: dark ? "#121416" : "#FAF9F7"
    readonly property color border: dark ? "#2E3338" : "#E4E1DA"
    readonly property color text: dark ? "#ECEAE6" : "#1B1A18"
    readonly property color muted: dark ? "#9FA5AC" : "#66625A"
    readonly property color accent: dark ? "#5CD6C6" : "#0B6B62"
    readonly property color onAccent: dark ? "#06201D" : "#FFFFFF"
}
