#include "client/core/own_changes.hpp"

#include <type_traits>
#include <variant>

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

const std::string* conversation_changed_by(const protocol::Request& request) {
  return std::visit(
      [](const auto& one) -> const std::string* {
        using One = std::decay_t<decltype(one)>;
        using namespace protocol;
        if constexpr (std::is_same_v<One, EditRequest> || std::is_same_v<One, DeleteRequest> ||
                      std::is_same_v<One, ReactRequest> || std::is_same_v<One, PinRequest> ||
                      std::is_same_v<One, UnpinRequest>) {
          return &one.conversation;
        } else {
          return nullptr;
        }
      },
      request);
}

}  // namespace banter::client
