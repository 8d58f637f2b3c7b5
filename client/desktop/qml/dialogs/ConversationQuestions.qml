import QtQuick
import Banter

// The questions before what a conversation does not come back from.
Item {
    id: questions
    required property ConversationInfo info
    required property PersonInfo person

    function ask(what) {
        sheet.what = what;
        sheet.open();
    }
    QuestionSheet {
        id: sheet
        property string what
        title: what === "clear" ? qsTr("Clear the conversation?") : what === "leave" ? qsTr("Leave the room?") : qsTr("Block %1?").arg(questions.person.displayName)
        question: what === "clear" ? qsTr("All messages in %1 disappear from your view, on all your devices. Others keep theirs.").arg(questions.info.title) : what === "leave" ? (questions.info.isPublic ? qsTr("You will no longer read %1. You can join again at any time.").arg(questions.info.title) : qsTr("You will no longer read %1, and come back only when somebody invites you.").arg(questions.info.title)) : qsTr("Neither of you can write to the other, and in rooms you do not see what this person says, until you unblock them.")
        yes: what === "clear" ? qsTr("Clear") : what === "leave" ? qsTr("Leave") : qsTr("Block")
        onConfirmed: {
            if (what === "clear")
                questions.info.clear();
            else if (what === "leave")
                questions.info.leave();
            else
                questions.person.block();
        }
    }
}
