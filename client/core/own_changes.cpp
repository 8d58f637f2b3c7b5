#include "client/core/own_changes.hpp"

namespace banter::client {

protocol::MessageEvent event_of(const OutboxRow& row, const std::string& self) {
  protocol::MessageEvent event;
  event.conversation = row.reply->conversation;
  event.seq = row.reply->seq;
  event.version = row.reply->version;
  event.sent_at = row.reply->sent_at;
  event.sender = self;
  event.receiver = row.draft.receiver.value_or("");
  event.content = row.draft.content;
  event.client_id = row.client_id;
  event.reply_to = row.draft.reply_to;
  return event;
}

std::optional<protocol::Event> event_of(const protocol::Request& request, const protocol::Reply& reply,
                                        const std::string& self) {
  if (const auto* edit = std::get_if<protocol::EditRequest>(&request))
    return protocol::EditedEvent{.conversation = edit->conversation,
                                 .seq = edit->seq,
                                 .version = std::get<protocol::EditReply>(reply).version,
                                 .content = edit->content};
  if (const auto* deletion = std::get_if<protocol::DeleteRequest>(&request))
    return protocol::DeletedEvent{.conversation = deletion->conversation,
                                  .seq = deletion->seq,
                                  .version = std::get<protocol::DeleteReply>(reply).version,
                                  .username = self};
  if (const auto* react = std::get_if<protocol::ReactRequest>(&request))
    return protocol::ReactionEvent{.conversation = react->conversation,
                                   .seq = react->seq,
                                   .version = std::get<protocol::ReactReply>(reply).version,
                                   .username = self,
                                   .emoji = react->emoji,
                                   .removed = react->remove};
  if (const auto* pin = std::get_if<protocol::PinRequest>(&request))
    return protocol::PinnedEvent{.conversation = pin->conversation,
                                 .seq = pin->seq,
                                 .version = std::get<protocol::PinReply>(reply).version,
                                 .username = self};
  if (const auto* unpin = std::get_if<protocol::UnpinRequest>(&request))
    return protocol::PinnedEvent{.conversation = unpin->conversation,
                                 .seq = unpin->seq,
                                 .version = std::get<protocol::UnpinReply>(reply).version,
                                 .username = self,
                                 .removed = true};
  return std::nullopt;
}

}  // namespace banter::client
