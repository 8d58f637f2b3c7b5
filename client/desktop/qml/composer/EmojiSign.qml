import QtQuick
import Banter

// One emoji as a picture of the typeface that has them in colour.
Text {
    id: sign
    property string emoji
    property int size: Theme.px(24)
    text: emoji
    textFormat: Text.PlainText
    width: size
    height: size
    font.family: EmojiFace.family
    font.pixelSize: Math.round(size * 0.86)
    color: Theme.text
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: true
}
