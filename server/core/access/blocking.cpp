#include "server/core/access/blocking.hpp"

#include <algorithm>
#include <string>

#include "base/try.hpp"

namespace banter::core {
namespace {

using protocol::ConversationKind;
using protocol::ErrorCode;
using protocol::refuse;

// The usernames of those whom the account has blocked.
protocol::Result<std::vector<std::string>> names_blocked_by(ReadServices& services, AccountKey account) {
  BANTER_TRY(blocked, services.blocks.blocked_by(account));
  std::vector<std::string> names;
  for (const AccountKey one : blocked) {
    BANTER_TRY(record, services.accounts.by_key(one));
    if (record) names.push_back(record->username);
  }
  return names;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

void leave_out_reactions(const std::vector<std::string>& blocked, protocol::Message& message) {
  for (protocol::Reaction& reaction : message.reactions) {
    reaction.count -= static_cast<std::int64_t>(
        std::erase_if(reaction.usernames, [&](const std::string& name) { return holds(blocked, name); }));
  }
  std::erase_if(message.reactions, [](const protocol::Reaction& reaction) { return reaction.count <= 0; });
}

}  // namespace

protocol::Result<void> require_unblocked(Services& services, const Session& me, AccountKey other) {
  BANTER_TRY(own, services.blocks.blockers_of(me.key()));
  if (std::ranges::binary_search(*own, other))
    return refuse(ErrorCode::blocked, "This person does not want to hear from you.");
  BANTER_TRY(others, services.blocks.blockers_of(other));
  if (std::ranges::binary_search(*others, me.key()))
    return refuse(ErrorCode::blocked, "You have blocked this person; unblock him to write to him.");
  return {};
}

protocol::Result<void> require_unblocked(Services& services, const Session& me,
                                         const ConversationRecord& conversation) {
  if (conversation.kind != ConversationKind::direct) return {};
  return require_unblocked(services, me, conversation.low == me.key() ? conversation.high : conversation.low);
}

protocol::Result<ToFollowers> from_person(Services& services, const Session& me,
                                          const ConversationRecord& conversation, protocol::Event event,
                                          std::optional<Appended> place, FrameKind kind) {
  ToFollowers step{.conversation = conversation.key, .event = std::move(event), .kind = kind};
  if (conversation.kind == ConversationKind::direct) return step;
  BANTER_TRY(blockers, services.blocks.blockers_of(me.key()));
  for (const AccountKey blocker : *blockers) {
    BANTER_TRY(member, services.conversations.member(conversation.key, blocker));
    if (member && member->role != protocol::RoomRole::invited) step.hidden_from.push_back(blocker);
  }
  if (place && !step.hidden_from.empty()) {
    step.instead =
        protocol::HiddenEvent{.conversation = conversation.id, .seq = place->seq, .version = place->version};
  }
  return step;
}

protocol::Result<void> hide_blocked(ReadServices& services, const Caller& caller,
                                    const ConversationRecord& conversation,
                                    std::vector<protocol::Message>& messages) {
  if (conversation.kind == ConversationKind::direct || messages.empty()) return {};
  BANTER_TRY(names, names_blocked_by(services, caller.account));
  if (names.empty()) return {};
  for (protocol::Message& message : messages) {
    if (holds(names, message.sender)) {
      message = {.conversation = {}, .seq = message.seq, .version = message.version, .hidden = true};
    } else {
      leave_out_reactions(names, message);
    }
  }
  return {};
}

protocol::Result<void> leave_out_blocked(ReadServices& services, const Caller& caller,
                                         std::vector<protocol::Message>& messages) {
  if (messages.empty()) return {};
  BANTER_TRY(names, names_blocked_by(services, caller.account));
  if (names.empty()) return {};
  const auto is_in_room = [](const protocol::Message& message) { return message.receiver.starts_with('#'); };
  std::erase_if(messages, [&](const protocol::Message& message) {
    return is_in_room(message) && holds(names, message.sender);
  });
  for (protocol::Message& message : messages) {
    if (is_in_room(message)) leave_out_reactions(names, message);
  }
  return {};
}

}  // namespace banter::core
