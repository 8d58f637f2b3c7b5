import QtQuick
import Banter
import QtQuick.Layouts
import QtQuick.Controls.Basic

// One person of a list: picture, name, username, how he is; and what there is to do with him at the end.
ItemDelegate {
    id: row
    required property Session session
    required property string username
    // In place of how he is.
    property string note
    // A mark beside the name, as a role.
    property string badge
    property color ground: Theme.window
    // He is chosen among several.
    property bool chosen: false
    property bool current: ListView.isCurrentItem && (ListView.view?.activeFocus ?? false)
    default property alias actions: actions_.data
    signal menuWanted(real x, real y)

    readonly property string displayName: person.displayName
    readonly property PersonInfo person: PersonInfo {
        session: row.session
        username: row.username
    }

    implicitHeight: Theme.px(52)
    leftPadding: Theme.inside
    rightPadding: Theme.inside
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [person.displayName, badge, note !== "" ? note : person.statusText].filter(part => part !== "").join(", ")
    Accessible.focusable: true
    Accessible.selected: chosen
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()
    Keys.onEnterPressed: row.clicked()
    Keys.onMenuPressed: row.menuWanted(width / 2, height / 2)

    background: Rectangle {
        radius: Theme.radius
        color: row.chosen ? Theme.selected : row.hovered || row.current ? Theme.hover : row.ground
        FocusRing {
            control: row
            shown: row.visualFocus || row.activeFocus
            away: 0
        }
    }
    contentItem: RowLayout {
        spacing: Theme.between
        Avatar {
            session: row.session
            username: row.username
            size: Theme.px(36)
            showStatus: true
            ground: row.background.color
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.inside
                Words {
                    Layout.fillWidth: badge_.text === ""
                    Layout.maximumWidth: row.width
                    role: "list"
                    text: row.person.displayName
                    font.weight: Font.Medium
                }
                Words {
                    id: badge_
                    Layout.fillWidth: true
                    visible: text !== ""
                    role: "hint"
                    text: row.badge
                }
            }
            Words {
                Layout.fillWidth: true
                role: "hint"
                text: row.note !== "" ? row.note : row.person.displayName === row.username ? row.person.statusText : qsTr("%1 · %2").arg(row.username).arg(row.person.statusText)
            }
        }
        Row {
            id: actions_
            spacing: Theme.unit
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => row.menuWanted(point.position.x, point.position.y)
    }
}
