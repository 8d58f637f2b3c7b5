#pragma once

#include <vector>

#include "server/storage/sqlite/conversations/change_counter.hpp"
#include "server/storage/sqlite/conversations/queries.hpp"
#include "server/storage/sqlite/engine/two_generations.hpp"

namespace banter::storage::sqlite {

/// The conversations that the writer has in use, with their heads as they are in the transaction under
/// way. The heads of all that were touched are written once, before the commit: a message costs one insert.
class LiveConversations {
 public:
  using Record = std::shared_ptr<const core::ConversationRecord>;

  class Live {
   public:
    explicit Live(Record record);

    /// With the present heads.
    const Record& record();
    std::int64_t last_seq() const { return last_seq_; }
    std::int64_t version() const { return version_; }
    std::int64_t first_seq() const { return first_seq_; }

   private:
    friend class LiveConversations;
    Record record_;
    std::int64_t last_seq_;
    std::int64_t version_;
    std::int64_t first_seq_;
    std::int64_t member_count_;
    base::Millis updated_at_;
    std::int64_t stored_seq_;  // as the database has it
    std::int64_t stored_version_;
    bool record_is_old_ = false;
    bool touched_ = false;
  };

  explicit LiveConversations(Connection& connection);

  // Null when there is none. A Live stays where it is until age() or forget().

  protocol::Result<Live*> by_key(core::ConversationKey key);
  protocol::Result<Live*> by_id(std::string_view id);
  protocol::Result<Live*> by_room(std::string_view room);
  protocol::Result<Live*> by_pair(core::AccountKey one, core::AccountKey other);

  /// The message `seq` has become `version`.
  void appended(Live& live, std::int64_t seq, std::int64_t version, base::Millis at);
  /// Something else has become `version`; 0 leaves it at the present one.
  void changed(Live& live, std::int64_t version, base::Millis at);
  /// What was before the message `seq` is gone.
  void begins_at(Live& live, std::int64_t seq);
  void members_changed(Live& live, std::int64_t more, base::Millis at);
  /// Reads name and topic again.
  protocol::Result<void> refresh(Live& live);

  /// A number for a change of a row of the list; heads get theirs by themselves.
  protocol::Result<std::int64_t> next_change() { return changes_.next(); }

  /// Writes what was touched, so that queries see it. Before the commit in any case. Fails, and the
  /// transaction with it, if a head in the database is not the one that seqs were counted from.
  protocol::Result<void> flush();
  bool is_touched() const { return !touched_.empty(); }
  /// Between transactions: lets go what was not used for long.
  void age();
  /// What is remembered may never have been stored.
  void forget();

 private:
  struct Pair {
    core::AccountKey low;
    core::AccountKey high;
    bool operator==(const Pair&) const = default;
  };
  struct PairHash {
    std::size_t operator()(const Pair& pair) const noexcept;
  };

  void touch(Live& live);
  protocol::Result<Live*> remember(ConversationQueries::Found found);

  Connection& connection_;
  ConversationQueries queries_;
  ChangeCounter changes_;
  Statement store_head_;
  TwoGenerations<core::ConversationKey, Live> live_;
  // Where a name leads never changes: names and pairs are never given to another conversation.
  TwoGenerations<std::string, core::ConversationKey, TextHash> ids_;
  TwoGenerations<std::string, core::ConversationKey, TextHash> rooms_;
  TwoGenerations<Pair, core::ConversationKey, PairHash> pairs_;
  std::vector<Live*> touched_;
};

}  // namespace banter::storage::sqlite
