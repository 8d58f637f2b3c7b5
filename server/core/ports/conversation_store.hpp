#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

struct ConversationRecord {
  ConversationKey key;
  std::string id;  // opaque, random, what clients address by
  protocol::ConversationKind kind = protocol::ConversationKind::direct;
  std::string room;  // "#name" as shown; empty for a direct conversation
  std::string topic;
  bool is_public = false;
  AccountKey low, high;             // direct: the two accounts, low <= high; equal with oneself
  std::string low_name, high_name;  // direct: their usernames, which never change
  base::Millis created_at = 0;
  base::Millis updated_at = 0;
  std::int64_t last_seq = 0;        // 0 while nothing was written
  std::int64_t first_seq = 1;       // the oldest message that is kept; last_seq + 1 when none is
  std::int64_t version = 0;         // counts all changes of the conversation
  std::int64_t member_count = 0;    // the invited not counted
  std::int64_t retention_days = 0;  // messages are kept so long; 0: as the server keeps them

  bool operator==(const ConversationRecord&) const = default;
};

struct MemberRecord {
  AccountKey account;
  protocol::RoomRole role = protocol::RoomRole::member;  // `invited`: may join, reads nothing yet
  base::Millis joined_at = 0;
  std::int64_t delivered_seq = 0;  // never below read_seq
  std::int64_t read_seq = 0;
  std::int64_t cleared_seq = 0;

  bool operator==(const MemberRecord&) const = default;
};

// A room that exists under this name from the first start on, and that every new account is a member of.
inline constexpr std::string_view kGeneralRoom = "#general";

// How somebody has arranged a conversation for himself; what is not there stays.
struct Arrangement {
  std::optional<base::Millis> muted_until{};  // 0: no longer
  std::optional<bool> mentions_only{};
  std::optional<bool> pinned{};
  std::optional<std::string> draft{};  // empty: none

  bool operator==(const Arrangement&) const = default;
};

// A conversation in which somebody may read, and from where on.
struct ReadablePlace {
  ConversationKey conversation;
  std::int64_t visible_after = 0;  // only messages with a larger seq
};

// What a join, leave or topic change leaves in the history (protocol: a notice).
struct NewNotice {
  base::Millis at = 0;
  std::string kind;    // the `change` of the member event, or "topic", "name"
  AccountKey account;  // whom it concerns
  AccountKey by;       // who did it
  std::string text;
};

// A page of `conversations`: what changed for one account since a cursor.
struct ConversationPage {
  std::vector<protocol::ConversationRow> rows;
  std::string cursor;
  bool more = false;
};

// A conversation that does not keep its messages for ever.
struct Keeping {
  ConversationKey conversation;
  std::int64_t days = 0;  // 1 or more
};

// Errors: storage_unavailable only; an unreadable cursor counts as the beginning. Callers: see storage.hpp.
class ConversationReads {
 public:
  virtual ~ConversationReads() = default;

  // Null when there is none. The record is shared and never changes: after a change (an append, too), ask
  // again.
  virtual protocol::Result<std::shared_ptr<const ConversationRecord>> by_key(ConversationKey key) = 0;
  virtual protocol::Result<std::shared_ptr<const ConversationRecord>> by_id(std::string_view id) = 0;
  // A room under its present or any former name, "#" included, without regard to case.
  virtual protocol::Result<std::shared_ptr<const ConversationRecord>> by_room(std::string_view room) = 0;
  virtual protocol::Result<std::shared_ptr<const ConversationRecord>> by_pair(AccountKey one,
                                                                              AccountKey other) = 0;

  virtual protocol::Result<std::optional<MemberRecord>> member(ConversationKey conversation,
                                                               AccountKey account) = 0;
  // Whether the account may not enter, nor be invited.
  virtual protocol::Result<bool> is_banned(ConversationKey conversation, AccountKey account) = 0;
  // How many full members have the role.
  virtual protocol::Result<std::int64_t> count_role(ConversationKey conversation,
                                                    protocol::RoomRole role) = 0;
  // All conversations in which the account is a full member (not merely invited).
  virtual protocol::Result<std::vector<ConversationKey>> joined_by(AccountKey account) = 0;
  // Everybody else in the conversations of the account that have at most `most` full members (so also its
  // partners of direct ones), each once, in ascending order. What is not committed may be missing.
  virtual protocol::Result<std::vector<AccountKey>> neighbours_of(AccountKey account, std::int64_t most) = 0;
  // Whether `other` is among them.
  virtual protocol::Result<bool> are_neighbours(AccountKey account, AccountKey other, std::int64_t most) = 0;
  // The same with what he has cleared there.
  virtual protocol::Result<std::vector<ReadablePlace>> readable_by(AccountKey account) = 0;
  // Full members in the order of folded usernames from behind `after` ("" from the start); limit 1 … 500.
  // `status` is not set.
  virtual protocol::Result<std::vector<protocol::Member>> members(ConversationKey conversation,
                                                                  std::string_view after,
                                                                  std::size_t limit) = 0;
  // Public rooms whose name or topic contains `query` ("" for all), by folded name from behind `after`; limit
  // 1 … 200.
  virtual protocol::Result<std::vector<protocol::RoomRow>> public_rooms(std::string_view query,
                                                                        std::string_view after,
                                                                        std::size_t limit) = 0;
  // The rows of `account` (member or invited) that changed in any way since the cursor ("" for all), and
  // those it left since; limit 1 … 500, and not more than 256 KiB.
  virtual protocol::Result<ConversationPage> changed_since(AccountKey account, std::string_view cursor,
                                                           std::size_t limit) = 0;
};

class ConversationStore : public virtual ConversationReads {
 public:
  // Both accounts become members. `id` is a fresh random id. The pair has no conversation yet.
  virtual protocol::Result<ConversationKey> add_direct(std::string_view id, AccountKey one, AccountKey other,
                                                       base::Millis now) = 0;
  // A room without members. Its name is free (by_room found nothing).
  virtual protocol::Result<ConversationKey> add_room(std::string_view id, std::string_view room,
                                                     std::string_view topic, bool is_public,
                                                     base::Millis now) = 0;
  // Gives the room another name, which is free or a former one of its own; the old one keeps leading to it.
  virtual protocol::Result<void> rename(ConversationKey conversation, std::string_view room) = 0;
  virtual protocol::Result<void> set_topic(ConversationKey conversation, std::string_view topic) = 0;
  // The account is a member or invited. What was arranged outlasts leaving and coming again.
  virtual protocol::Result<void> arrange(ConversationKey conversation, AccountKey account,
                                         const Arrangement& arrangement) = 0;
  // Adds or replaces the membership.
  virtual protocol::Result<void> put_member(ConversationKey conversation, const MemberRecord& member) = 0;
  // Ends the membership or invitation; `changed_since` tells the account's other devices. Fine if there is
  // none.
  virtual protocol::Result<void> remove_member(ConversationKey conversation, AccountKey account) = 0;
  virtual protocol::Result<void> set_banned(ConversationKey conversation, AccountKey account,
                                            bool banned) = 0;
  // How many days the room keeps its messages; 0: as the server keeps them.
  virtual protocol::Result<void> set_retention(ConversationKey conversation, std::int64_t days) = 0;
  // Conversations that have messages and do not keep them for ever, by key from behind `after`; those
  // without an own retention keep them for `server_days` (0: for ever). limit 1 … 500.
  virtual protocol::Result<std::vector<Keeping>> keeping_for_a_time(ConversationKey after,
                                                                    std::int64_t server_days,
                                                                    std::size_t limit) = 0;
  // Who owns the room when `leaving` goes: the longest-standing moderator, else the longest-standing member,
  // but never a guest. None when another owner stays, or nobody does.
  virtual protocol::Result<std::optional<AccountKey>> heir(ConversationKey conversation,
                                                           AccountKey leaving) = 0;
  // The account is called otherwise: the rows of its partners in direct conversations have changed, and its
  // own of the conversation with itself.
  virtual protocol::Result<void> retitle(AccountKey account) = 0;
  // Takes the conversation's next version, which is the result.
  virtual protocol::Result<std::int64_t> append_notice(ConversationKey conversation,
                                                       const NewNotice& notice) = 0;
};

}  // namespace banter::core
