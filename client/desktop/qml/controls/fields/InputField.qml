import QtQuick
import QtQuick.Templates as T
import Banter

// A line to write in, with its label above and, below, what is wrong with what stands in it.
FocusScope {
    id: field
    property string label
    property string error
    // What to write, in words that stay while one writes.
    property string description
    property string icon_
    property alias text: input.text
    property alias placeholderText: input.placeholderText
    property alias echoMode: input.echoMode
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    property alias validator: input.validator
    property alias readOnly: input.readOnly
    property alias input: input
    // What stands inside, after the text.
    default property alias extras: extras.data
    // How it is called where no label shows.
    property string name: label
    signal accepted
    signal edited

    function selectAll() { input.selectAll(); }

    implicitWidth: Theme.px(280)
    implicitHeight: column.implicitHeight
    opacity: enabled ? 1 : Theme.faded

    Column {
        id: column
        width: parent.width
        spacing: Theme.unit
        Words {
            role: "label"
            text: field.label
            visible: text !== ""
            width: parent.width
            Accessible.ignored: true
        }
        // Qt tells no screen reader the name of a field for passwords, so that what is around it has one.
        Item {
            width: parent.width
            implicitHeight: input.implicitHeight
            Accessible.ignored: input.echoMode === TextInput.Normal
            Accessible.role: Accessible.Grouping
            Accessible.name: field.name
            T.TextField {
                id: input
                width: parent.width
                implicitHeight: Math.max(Theme.control, contentHeight + topPadding + bottomPadding)
                leftPadding: LayoutMirroring.enabled ? after : before
                rightPadding: LayoutMirroring.enabled ? before : after
                topPadding: Theme.unit
                bottomPadding: Theme.unit
                readonly property int before: field.icon_ === "" ? Theme.between : Theme.between + mark.width + Theme.inside
                readonly property int after: extras.width > 0 ? extras.width + Theme.unit : Theme.between
                focus: true
                font: Theme.list
                color: Theme.text
                placeholderTextColor: Theme.muted
                selectionColor: Theme.accent
                selectedTextColor: Theme.onAccent
                selectByMouse: true
                hoverEnabled: true
                verticalAlignment: TextInput.AlignVCenter
                activeFocusOnTab: field.enabled
                maximumLength: 4096
                Accessible.role: Accessible.EditableText
                Accessible.name: field.name !== "" ? field.name : placeholderText
                Accessible.description: field.error !== "" ? field.error : field.description
                onAccepted: field.accepted()
                onTextEdited: field.edited()

                background: Rectangle {
                    radius: Theme.radius
                    color: Theme.window
                    border {
                        width: input.activeFocus ? Theme.focusWidth : Theme.hairline
                        color: field.error !== "" ? Theme.danger : input.activeFocus ? Theme.accent : input.hovered ? Theme.muted : Theme.outline
                    }
                }
                // The template shows none by itself.
                Words {
                    visible: input.displayText === "" && input.preeditText === ""
                    text: input.placeholderText
                    color: Theme.muted
                    x: input.leftPadding
                    width: input.width - input.leftPadding - input.rightPadding
                    height: input.height
                    verticalAlignment: Text.AlignVCenter
                    topPadding: 0
                    bottomPadding: 0
                    Accessible.ignored: true
                }
                Icon {
                    id: mark
                    visible: field.icon_ !== ""
                    name: field.icon_
                    size: Theme.px(18)
                    color: Theme.muted
                    anchors { left: parent.left; leftMargin: Theme.between; verticalCenter: parent.verticalCenter }
                }
                Row {
                    id: extras
                    anchors { right: parent.right; rightMargin: Theme.px(2); verticalCenter: parent.verticalCenter }
                }
            }
        }
        Words {
            role: "hint"
            text: field.description
            visible: text !== "" && field.error === ""
            width: parent.width
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        ErrorLine {
            text: field.error
            width: parent.width
        }
    }
}
