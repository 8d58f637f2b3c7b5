import QtQuick
import Banter
import QtQuick.Controls.Basic
import QtQuick.Layouts

// The first screen: which server, and who one is there.
Rectangle {
    id: page
    // An account is there already: this screen can be left.
    property bool canCancel: false
    signal cancelled
    signal entered

    readonly property bool registering: form.mode === "register"
    readonly property bool visiting: form.mode === "guest"

    function focusFirstEmpty() {
        const fields = [serverField, usernameField, passwordField, invitationField];
        const first = fields.find(field => field.visible && field.text === "") ?? usernameField;
        first.forceActiveFocus(Qt.TabFocusReason);
    }
    function focusError() {
        const wrong = [[form.serverError, serverField], [form.usernameError, usernameField],
                       [form.passwordError, passwordField], [form.invitationError, invitationField]];
        const found = wrong.find(pair => pair[0] !== "" && pair[1].visible);
        if (found)
            found[1].forceActiveFocus(Qt.OtherFocusReason);
    }
    // Fills in what is known, where a login has ended.
    function offer(server, username) {
        form.server = server;
        form.username = username;
        usernameField.text = username;
        form.look(true);
        page.focusFirstEmpty();
    }
    function change(mode) {
        form.mode = mode;
        page.focusFirstEmpty();
    }
    function submit() {
        form.submit(passwordField.text);
        page.focusError();
    }

    color: Theme.timeline
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Log in to Banter")

    Component.onCompleted: {
        form.look(true);
        page.focusFirstEmpty();
    }

    LoginForm {
        id: form
        accounts: App.accounts
        onEntered: {
            passwordField.text = "";
            page.entered();
        }
        onDecisionChanged: {
            if (form.decision === "first_contact")
                firstContact.open();
            else
                firstContact.close();
            if (form.decision === "changed_key")
                changedKey.open();
            else
                changedKey.close();
        }
    }

    Flickable {
        id: scroll
        anchors.fill: parent
        contentWidth: width
        contentHeight: Math.max(height, card.implicitHeight + Theme.px(48))
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ScrollBar.vertical: ThinScrollBar {}

        Rectangle {
            id: card
            width: Math.min(Theme.px(400), scroll.width - Theme.px(24))
            anchors.centerIn: parent
            implicitHeight: column.implicitHeight + Theme.px(64)
            height: implicitHeight
            radius: Theme.px(14)
            color: Theme.window
            border { width: 1; color: Theme.border }

            ColumnLayout {
                id: column
                anchors { fill: parent; margins: Theme.px(32) }
                spacing: Theme.px(12)

                Logo {
                    size: Theme.px(56)
                    Layout.alignment: Qt.AlignHCenter
                }
                Words {
                    role: "empty"
                    text: page.registering ? qsTr("Make an account") : page.visiting ? qsTr("Come in as a guest") : qsTr("Log in to Banter")
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.px(8)
                }

                InputField {
                    id: serverField
                    objectName: "server"
                    label: qsTr("Server")
                    text: form.server
                    error: form.serverError
                    placeholderText: qsTr("chat.example.org")
                    inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                    onEdited: form.server = text
                    onActiveFocusChanged: {
                        if (!activeFocus)
                            form.look();
                    }
                    onAccepted: page.submit()
                    Layout.fillWidth: true
                }
                ServerList {
                    servers: App.foundServers
                    Layout.fillWidth: true
                    onChosen: address => {
                        form.server = address;
                        form.look();
                        page.focusFirstEmpty();
                    }
                }
                InputField {
                    id: usernameField
                    objectName: "username"
                    label: qsTr("Username")
                    text: form.username
                    error: form.usernameError
                    inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                    maximumLength: 32
                    onEdited: form.username = text
                    onAccepted: page.submit()
                    Layout.fillWidth: true
                }
                InputField {
                    id: displayNameField
                    objectName: "displayName"
                    visible: page.registering
                    label: qsTr("Display name (if you like)")
                    placeholderText: form.username
                    maximumLength: 64
                    onEdited: form.displayName = text
                    onAccepted: page.submit()
                    Layout.fillWidth: true
                }
                PasswordField {
                    id: passwordField
                    objectName: "password"
                    visible: !page.visiting
                    label: qsTr("Password")
                    error: form.passwordError
                    onAccepted: page.submit()
                    Layout.fillWidth: true
                }
                InputField {
                    id: invitationField
                    objectName: "invitation"
                    visible: page.registering && (form.registration === "invite" || form.invitationError !== "")
                    label: qsTr("Invitation")
                    error: form.invitationError
                    onEdited: form.invitation = text
                    onAccepted: page.submit()
                    Layout.fillWidth: true
                }
                ErrorLine {
                    visible: text !== ""
                    text: form.error
                    Layout.fillWidth: true
                }

                PrimaryButton {
                    objectName: "submit"
                    text: page.registering ? qsTr("Register") : page.visiting ? qsTr("Come in") : qsTr("Log in")
                    enabled: !form.busy && !form.paused
                    onClicked: page.submit()
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.px(8)
                }
                SecondaryButton {
                    objectName: "other"
                    visible: form.mode !== "login" || form.registration !== "closed"
                    text: form.mode === "login" ? qsTr("Register") : qsTr("I have an account")
                    onClicked: page.change(form.mode === "login" ? "register" : "login")
                    Layout.fillWidth: true
                }
                LinkButton {
                    objectName: "guest"
                    visible: form.guests && !page.visiting
                    text: qsTr("Just a name: come in as a guest")
                    onClicked: page.change("guest")
                    Layout.alignment: Qt.AlignHCenter
                }
                LinkButton {
                    objectName: "cancel"
                    visible: page.canCancel
                    text: qsTr("Cancel")
                    onClicked: page.cancelled()
                    Layout.alignment: Qt.AlignHCenter
                }
                // The place is kept, so that nothing jumps when the server is asked.
                Words {
                    role: "hint"
                    text: form.busy ? qsTr("Asking the server …") : ""
                    color: Theme.muted
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.px(16)
                }
            }
        }
    }

    Connections {
        target: form
        function onChanged() {
            if (serverField.text !== form.server)
                serverField.text = form.server;
        }
    }

    FirstContact {
        id: firstContact
        server: form.server
        key: form.shownKey
        onTrusted: form.trust()
        onKeptOut: form.keepOut()
    }
    ChangedKey {
        id: changedKey
        server: form.server
        knownKey: form.knownKey
        newKey: form.shownKey
        onTrusted: form.trust()
        onKeptOut: form.keepOut()
    }
}
