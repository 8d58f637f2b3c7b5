#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/core/ports/storage.hpp"
#include "server/storage/memory/copy_on_write.hpp"

namespace banter::storage::memory {

struct StoredAccount {
  std::shared_ptr<const core::AccountRecord> record;
  bool has_written = false;
};

struct StoredMember {
  core::MemberRecord record;
  bool left = false;  // stays so that other devices learn of it
  std::int64_t change = 0;
  core::Arrangement arranged{};
};

struct StoredReaction {
  core::AccountKey account;
  std::string username;
  std::string emoji;
  std::int64_t version = 0;
};

struct StoredMessage {
  core::AccountKey sender;
  std::int64_t first_version = 0;
  core::Fingerprint fingerprint{};  // of the first request
  protocol::Message message;        // without conversation, receiver and reactions
  std::vector<StoredReaction> reactions{};
  std::vector<core::AccountKey> mentioned{};  // 0: everybody
  std::int64_t order = 0;                     // among the messages of all conversations
};

/// What administrators have done and made.
struct Administration {
  std::vector<core::AuditRecord> acts;      // oldest first
  std::vector<core::InviteRecord> invites;  // oldest first
  std::int64_t last_act = 0;
};

/// Where a client's id has led to.
struct Place {
  core::ConversationKey conversation;
  std::int64_t seq = 0;
};

/// A conversation with all that belongs to it.
class Conversation {
 public:
  core::ConversationRecord record;
  std::map<core::AccountKey, StoredMember> members;
  std::set<core::AccountKey> banned;
  std::vector<protocol::Notice> notices;
  std::int64_t change = 0;

  /// Null when there is none.
  const StoredMessage* message(std::int64_t seq) const {
    if (seq < record.first_seq || seq > record.last_seq) return nullptr;
    const auto index = static_cast<std::size_t>(seq - 1);
    return &(*chunks_[index / kChunk])[index % kChunk];
  }
  /// The message exists.
  StoredMessage& edit(std::int64_t seq) {
    const auto index = static_cast<std::size_t>(seq - 1);
    return chunks_[index / kChunk].edit()[index % kChunk];
  }
  /// Takes the place after the last one.
  void append(StoredMessage message) {
    const auto index = static_cast<std::size_t>(record.last_seq++);
    if (index % kChunk == 0) chunks_.emplace_back();
    chunks_.back().edit().push_back(std::move(message));
  }
  /// The messages before `seq` go; there is one at `seq` or just before it.
  void begin_at(std::int64_t seq) {
    const auto chunk_of = [](std::int64_t place) { return static_cast<std::size_t>(place - 1) / kChunk; };
    for (std::size_t chunk = chunk_of(record.first_seq); chunk < chunk_of(seq); ++chunk)
      chunks_[chunk] = {};
    record.first_seq = seq;
  }
  /// Before the messages that `record` counts are taken in, from `record.first_seq` on.
  void begin_taking() {
    next_ = record.first_seq;
    const auto before = static_cast<std::size_t>(record.first_seq - 1);
    chunks_.resize(before / kChunk);
    if (before % kChunk != 0) chunks_.emplace_back().edit().resize(before % kChunk);
  }
  /// False: it is not the next one.
  bool take(StoredMessage message) {
    if (message.message.seq != next_) return false;
    if (static_cast<std::size_t>(next_++ - 1) % kChunk == 0) chunks_.emplace_back();
    chunks_.back().edit().push_back(std::move(message));
    return true;
  }

 private:
  static constexpr std::size_t kChunk = 256;  // what a transaction copies at most for one message
  std::vector<CopyOnWrite<std::vector<StoredMessage>>> chunks_;
  std::int64_t next_ = 0;  // to be taken in
};

using Pair = std::pair<core::AccountKey, core::AccountKey>;
using ClientIds = std::map<std::pair<core::AccountKey, std::string>, Place, std::less<>>;

/// Everything that is stored. A copy costs little and shares what is not changed afterwards.
struct State {
  CopyOnWrite<std::map<core::AccountKey, StoredAccount>> accounts;
  CopyOnWrite<std::map<std::string, core::AccountKey, std::less<>>> names;        // folded
  CopyOnWrite<std::set<std::pair<core::AccountKey, core::AccountKey>>> blocks;    // who, and whom
  CopyOnWrite<std::set<std::pair<core::AccountKey, core::AccountKey>>> contacts;  // who, and whom
  CopyOnWrite<std::map<core::AccountKey, core::PresenceRecord>> presence;
  CopyOnWrite<std::map<core::SessionKey, core::SessionRecord>> sessions;
  CopyOnWrite<std::map<core::ConversationKey, CopyOnWrite<Conversation>>> conversations;
  CopyOnWrite<std::map<std::string, core::ConversationKey, std::less<>>> ids;
  CopyOnWrite<std::map<std::string, core::ConversationKey, std::less<>>> rooms;  // folded, present and former
  CopyOnWrite<std::map<Pair, core::ConversationKey>> pairs;
  std::array<CopyOnWrite<ClientIds>, 64> client_ids;  // by a hash of the id
  CopyOnWrite<Administration> administration;
  CopyOnWrite<std::map<std::string, core::FileRecord, std::less<>>> files;  // by id
  std::int64_t last_account = 0;
  std::int64_t last_session = 0;
  std::int64_t last_conversation = 0;
  std::int64_t last_file = 0;
  std::int64_t last_order = 0;
  std::int64_t change = 0;  // counts the changes of what the list of conversations shows

  const StoredAccount* account(core::AccountKey key) const {
    const auto found = accounts->find(key);
    return found != accounts->end() ? &found->second : nullptr;
  }
  std::string username(core::AccountKey key) const {
    const StoredAccount* found = account(key);
    return found != nullptr ? found->record->username : std::string();
  }
  const Conversation* conversation(core::ConversationKey key) const {
    const auto found = conversations->find(key);
    return found != conversations->end() ? &*found->second : nullptr;
  }
  /// The conversation exists.
  Conversation& edit(core::ConversationKey key) { return conversations.edit().at(key).edit(); }
  CopyOnWrite<ClientIds>& client_ids_with(std::string_view id) {
    return client_ids[std::hash<std::string_view>{}(id) % client_ids.size()];
  }
  const CopyOnWrite<ClientIds>& client_ids_with(std::string_view id) const {
    return client_ids[std::hash<std::string_view>{}(id) % client_ids.size()];
  }
};

/// What reads look at: the writer's state, or a reader's snapshot.
struct View {
  const State* state = nullptr;
};

}  // namespace banter::storage::memory
