#pragma once

#include "server/storage/sqlite/conversations/live.hpp"

namespace banter::storage::sqlite {

/// Who is in which conversation, for the writer: those who were asked for are remembered, also that
/// somebody is not a member.
class Memberships {
 public:
  Memberships(Connection& connection, LiveConversations& live);

  protocol::Result<std::optional<core::MemberRecord>> member(core::ConversationKey conversation,
                                                             core::AccountKey account);
  protocol::Result<void> put(core::ConversationKey conversation, const core::MemberRecord& member);
  protocol::Result<void> arrange(core::ConversationKey conversation, core::AccountKey account,
                                 const core::Arrangement& arrangement);
  protocol::Result<void> remove(core::ConversationKey conversation, core::AccountKey account);
  protocol::Result<std::optional<core::AccountKey>> heir(core::ConversationKey conversation,
                                                         core::AccountKey leaving);
  /// The account is gone: no trace of its memberships stays.
  protocol::Result<void> erase_all(core::AccountKey account);

  /// Between transactions: lets go what was not used for long.
  void age() { known_.age(); }
  /// What is remembered may never have been stored.
  void forget() { known_.clear(); }

 private:
  struct Place {
    core::ConversationKey conversation;
    core::AccountKey account;
    bool operator==(const Place&) const = default;
  };
  struct PlaceHash {
    std::size_t operator()(const Place& place) const noexcept;
  };

  protocol::Result<void> count(core::ConversationKey conversation, bool was_full, bool is_full,
                               base::Millis at);

  LiveConversations& live_;
  ConversationQueries queries_;
  TwoGenerations<Place, std::optional<core::MemberRecord>, PlaceHash> known_;
  Statement put_;
  Statement arrange_;
  Statement remove_;
  Statement heir_;
  Statement erase_all_;
};

}  // namespace banter::storage::sqlite
