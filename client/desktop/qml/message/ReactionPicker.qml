import QtQuick
import QtQuick.Templates as T
import Banter

// A few emojis to react with.
T.Popup {
    id: picker
    property double seq: 0
    readonly property var emojis: ["👍", "❤️", "😂", "😮", "😢", "🎉", "🙏", "👀"]
    signal chosen(double seq, string emoji)
    signal moreAsked(double seq)

    function openFor(seq, item) {
        picker.seq = seq;
        picker.parent = item;
        picker.x = Math.round((item.width - width) / 2);
        picker.y = -height - Theme.unit;
        picker.open();
    }
    margins: Theme.inside
    padding: Theme.unit
    focus: true
    implicitWidth: contentWidth + 2 * padding
    implicitHeight: contentHeight + 2 * padding
    contentWidth: line.implicitWidth
    contentHeight: line.implicitHeight
    background: Raised {}
    contentItem: Row {
        id: line
        Repeater {
            id: buttons
            model: picker.emojis
            T.Button {
                id: button
                required property string modelData
                required property int index
                implicitWidth: Theme.px(36)
                implicitHeight: Theme.px(36)
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                focus: index === 0
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("React with %1").arg(modelData)
                Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason)
                Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onReturnPressed: clicked()
                onClicked: {
                    picker.chosen(picker.seq, modelData);
                    picker.close();
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: button.hovered || button.visualFocus ? Theme.hover : "transparent"
                }
                contentItem: Text {
                    textFormat: Text.PlainText
                    text: button.modelData
                    font.family: "Noto Color Emoji"
                    font.pixelSize: Theme.px(20)
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
                FocusRing { away: 0 }
            }
        }
        IconButton {
            icon_: "plus"
            name: qsTr("Other emojis")
            onClicked: {
                picker.close();
                picker.moreAsked(picker.seq);
            }
        }
    }
}
