#pragma once

#include <memory>
#include <string_view>

#include "protocol/error.hpp"
#include "server/core/ports/storage.hpp"

namespace banter::core {

using AccountPtr = std::shared_ptr<const AccountRecord>;
using ConversationPtr = std::shared_ptr<const ConversationRecord>;

// What a `conversation` or `receiver` field names.
struct Target {
  ConversationPtr conversation;  // null: a direct conversation in which nothing was said yet
  AccountPtr partner;            // set when the field named a person
};

// An account that can be written to. Errors: user_not_found.
protocol::Result<AccountPtr> find_account(AccountReads& accounts, std::string_view username);

// `reference`: an id, `#room` or `@user` (the direct conversation of `me` with that person).
// Errors: not_found, user_not_found.
protocol::Result<Target> find_conversation(AccountReads& accounts, ConversationReads& conversations,
                                           AccountKey me, std::string_view reference);

// `receiver`: a username or `#room`. Errors: not_found, user_not_found.
protocol::Result<Target> find_receiver(AccountReads& accounts, ConversationReads& conversations,
                                       AccountKey me, std::string_view receiver);

// The membership that lets somebody read and write. Errors: not_a_member (the invited are none yet).
protocol::Result<MemberRecord> require_member(ConversationReads& conversations,
                                              const ConversationRecord& conversation, AccountKey account);

// An existing room. Errors: not_found, user_not_found, forbidden for a direct conversation (`what` cannot be
// done there).
protocol::Result<ConversationPtr> find_room(AccountReads& accounts, ConversationReads& conversations,
                                            AccountKey me, std::string_view reference, std::string_view what);

// An existing conversation of which `me` is a member. Errors: not_found, user_not_found, not_a_member.
struct Joined {
  ConversationPtr conversation;
  MemberRecord member;
};
protocol::Result<Joined> find_joined(AccountReads& accounts, ConversationReads& conversations, AccountKey me,
                                     std::string_view reference);

// A message that a member may do something to: it is there and not deleted. That he has cleared his own view
// of it is no hindrance. Errors: not_found, user_not_found, not_a_member.
struct FoundMessage {
  Joined joined;
  StoredMessage message;
};
protocol::Result<FoundMessage> find_message(AccountReads& accounts, ConversationReads& conversations,
                                            MessageReads& messages, AccountKey me, std::string_view reference,
                                            std::int64_t seq);

// The seq behind which the member's view of the conversation begins: behind what he has cleared, and behind
// what is not kept any more.
std::int64_t visible_after(const ConversationRecord& conversation, const MemberRecord& member);

// What the conversation is called when `sender` speaks: `#room`, or the username of the other side.
const std::string& receiver_of(const ConversationRecord& conversation, AccountKey sender);

}  // namespace banter::core
