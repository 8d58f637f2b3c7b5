import QtQuick
import Banter

// All that is on its way to a conversation, below its newest message.
Column {
    id: column
    required property Session session
    property string conversation
    property real most: Theme.px(400)
    spacing: Theme.px(2)
    UploadList {
        id: uploads
        session: column.session
        conversation: column.conversation
    }
    Repeater {
        model: uploads
        UploadBubble {
            id: bubble
            required property var model
            list: uploads
            clientId: model.clientId
            names: model.names
            path: model.path
            content: model.content
            done: model.done
            total: model.total
            speed: model.speed
            leftTime: model.left
            state_: model.state
            reason: model.reason
            most: column.most
            anchors.right: parent ? parent.right : undefined
        }
    }
}
