import QtQuick
import QtQuick.Templates as T
import Banter

// A dialog over the window: `Sheet { title: ...; <content>; footer: [SecondaryButton {...}, PrimaryButton {...}] }`.
// Esc and the cross close it, and the focus goes back to where it was. Content that is too high scrolls.
T.Popup {
    id: sheet
    property string title
    default property alias content: body.data
    property list<Item> footer
    // px at 100 %
    property int preferredWidth: 440
    // Without a cross, for what must be answered.
    property bool closable: true
    readonly property bool narrow: parent !== null && parent.width < Theme.px(480)

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: parent ? Math.min(Theme.px(preferredWidth), parent.width - 2 * Theme.edge) : Theme.px(preferredWidth)
    height: Math.min(implicitHeight, (parent ? parent.height : 9999) - 2 * Theme.edge)
    implicitHeight: head.height + scroll.contentHeight + foot.height + topPadding + bottomPadding
    padding: 0
    topPadding: Theme.unit
    bottomPadding: Theme.edge
    modal: true
    focus: true
    closePolicy: closable ? T.Popup.CloseOnEscape : T.Popup.NoAutoClose

    // The focus goes back to where it was.
    property Item before: null
    onAboutToShow: before = parent?.Window.window?.activeFocusItem ?? null
    onClosed: {
        if (before !== null && before.visible)
            before.forceActiveFocus(Qt.PopupFocusReason);
        before = null;
    }

    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.title
        Item {
            id: head
            width: parent.width
            height: Math.max(Theme.px(48), heading.implicitHeight + Theme.between)
            Words {
                id: heading
                role: "title"
                text: sheet.title
                wrapMode: Text.Wrap
                maximumLineCount: 3
                anchors { left: parent.left; leftMargin: Theme.edge; right: cross.left; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
            }
            IconButton {
                id: cross
                visible: sheet.closable
                width: visible ? implicitWidth : 0
                icon_: "x"
                name: qsTr("Close")
                hinted: false
                anchors { right: parent.right; rightMargin: Theme.inside; verticalCenter: parent.verticalCenter }
                onClicked: sheet.close()
            }
        }
        Flickable {
            id: scroll
            anchors { top: head.bottom; left: parent.left; right: parent.right; bottom: foot.top }
            contentWidth: width
            contentHeight: body.height + body.y
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            T.ScrollBar.vertical: ThinScrollBar {}
            Column {
                id: body
                x: Theme.edge
                y: Theme.unit
                width: scroll.width - 2 * Theme.edge
                spacing: Theme.between
            }
        }
        Item {
            id: foot
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: sheet.footer.length > 0 ? buttons.height + Theme.edge : 0
            Flow {
                id: buttons
                layoutDirection: LayoutMirroring.enabled ? Qt.LeftToRight : Qt.RightToLeft
                LayoutMirroring.enabled: false
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.edge; rightMargin: Theme.edge }
                spacing: Theme.inside
            }
        }
    }
    background: Raised { depth: 0; radius: Theme.px(14) }
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.quick; easing.type: Easing.OutCubic } }
    exit: Transition { NumberAnimation { property: "opacity"; from: 1; to: 0; duration: Theme.quick; easing.type: Easing.OutCubic } }

    // The last of them is what Enter is for, and stands outermost.
    Component.onCompleted: {
        for (let i = footer.length - 1; i >= 0; --i)
            footer[i].parent = buttons;
    }
}
