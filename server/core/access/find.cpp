#include "server/core/access/find.hpp"

#include <algorithm>

#include "base/try.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<AccountPtr> find_account(AccountReads& accounts, std::string_view username) {
  BANTER_TRY(account, accounts.by_name(username));
  if (!account || account->removed) {
    return refuse(ErrorCode::user_not_found, "Nobody here has this name; check its spelling.");
  }
  return account;
}

namespace {

protocol::Result<Target> with_person(AccountReads& accounts, ConversationReads& conversations, AccountKey me,
                                     std::string_view username) {
  BANTER_TRY(partner, accounts.by_name(username));
  if (!partner) return refuse(ErrorCode::user_not_found, "Nobody here has this name; check its spelling.");
  BANTER_TRY(conversation, conversations.by_pair(me, partner->key));
  // What was said with somebody who has left the server stays readable; nothing new begins with him.
  if (!conversation && partner->removed) {
    return refuse(ErrorCode::user_not_found, "Nobody here has this name; check its spelling.");
  }
  return Target{conversation, partner};
}

protocol::Result<Target> room_named(ConversationReads& conversations, std::string_view name) {
  BANTER_TRY(room, conversations.by_room(name));
  if (!room) return refuse(ErrorCode::not_found, "There is no room of this name; check its spelling.");
  return Target{room, nullptr};
}

}  // namespace

protocol::Result<Target> find_conversation(AccountReads& accounts, ConversationReads& conversations,
                                           AccountKey me, std::string_view reference) {
  if (reference.starts_with('#')) return room_named(conversations, reference);
  if (reference.starts_with('@')) return with_person(accounts, conversations, me, reference.substr(1));
  BANTER_TRY(conversation, conversations.by_id(reference));
  if (!conversation) return refuse(ErrorCode::not_found, "There is no such conversation.");
  return Target{conversation, nullptr};
}

protocol::Result<Target> find_receiver(AccountReads& accounts, ConversationReads& conversations,
                                       AccountKey me, std::string_view receiver) {
  if (receiver.starts_with('#')) return room_named(conversations, receiver);
  return with_person(accounts, conversations, me, receiver);
}

protocol::Result<MemberRecord> require_member(ConversationReads& conversations,
                                              const ConversationRecord& conversation, AccountKey account) {
  BANTER_TRY(member, conversations.member(conversation.key, account));
  if (!member || member->role == protocol::RoomRole::invited) {
    return refuse(ErrorCode::not_a_member, conversation.is_public ? "You are not in this room; join it first."
                                                                  : "You are not in this conversation.");
  }
  return *member;
}

protocol::Result<ConversationPtr> find_room(AccountReads& accounts, ConversationReads& conversations,
                                            AccountKey me, std::string_view reference,
                                            std::string_view what) {
  BANTER_TRY(target, find_conversation(accounts, conversations, me, reference));
  if (!target.conversation || target.conversation->kind != protocol::ConversationKind::room) {
    return refuse(ErrorCode::forbidden, std::string(what) + " is for rooms; this is a direct conversation.");
  }
  return target.conversation;
}

protocol::Result<Joined> find_joined(AccountReads& accounts, ConversationReads& conversations, AccountKey me,
                                     std::string_view reference) {
  BANTER_TRY(target, find_conversation(accounts, conversations, me, reference));
  if (!target.conversation) {
    return refuse(ErrorCode::not_found, "Nothing was said in this conversation yet.");
  }
  BANTER_TRY(member, require_member(conversations, *target.conversation, me));
  return Joined{target.conversation, member};
}

protocol::Result<FoundMessage> find_message(AccountReads& accounts, ConversationReads& conversations,
                                            MessageReads& messages, AccountKey me, std::string_view reference,
                                            std::int64_t seq) {
  BANTER_TRY(joined, find_joined(accounts, conversations, me, reference));
  BANTER_TRY(message, messages.by_seq(joined.conversation->key, seq));
  if (!message || message->deleted)
    return refuse(ErrorCode::not_found, "This message does not exist any more.");
  return FoundMessage{joined, *message};
}

std::int64_t visible_after(const ConversationRecord& conversation, const MemberRecord& member) {
  return std::max(member.cleared_seq, conversation.first_seq - 1);
}

const std::string& receiver_of(const ConversationRecord& conversation, AccountKey sender) {
  if (conversation.kind == protocol::ConversationKind::room) return conversation.room;
  return sender == conversation.low ? conversation.high_name : conversation.low_name;
}

}  // namespace banter::core
