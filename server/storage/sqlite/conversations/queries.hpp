#pragma once

#include "server/core/ports/conversation_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Conversations as they stand in the database. Belongs to the connection's thread.
class ConversationQueries : public virtual core::ConversationReads {
 public:
  explicit ConversationQueries(Connection& connection);

  using Found = protocol::Result<std::shared_ptr<const core::ConversationRecord>>;

  Found by_key(core::ConversationKey key) override;
  Found by_id(std::string_view id) override;
  Found by_room(std::string_view room) override;
  Found by_pair(core::AccountKey one, core::AccountKey other) override;
  protocol::Result<std::optional<core::MemberRecord>> member(core::ConversationKey conversation,
                                                             core::AccountKey account) override;
  protocol::Result<bool> is_banned(core::ConversationKey conversation, core::AccountKey account) override;
  protocol::Result<std::int64_t> count_role(core::ConversationKey conversation,
                                            protocol::RoomRole role) override;
  protocol::Result<std::vector<core::ConversationKey>> joined_by(core::AccountKey account) override;
  protocol::Result<std::vector<core::AccountKey>> neighbours_of(core::AccountKey account,
                                                                std::int64_t most) override;
  protocol::Result<bool> are_neighbours(core::AccountKey account, core::AccountKey other,
                                        std::int64_t most) override;
  protocol::Result<std::vector<core::ReadablePlace>> readable_by(core::AccountKey account) override;
  protocol::Result<std::vector<protocol::Member>> members(core::ConversationKey conversation,
                                                          std::string_view after, std::size_t limit) override;
  protocol::Result<std::vector<protocol::RoomRow>> public_rooms(std::string_view query,
                                                                std::string_view after,
                                                                std::size_t limit) override;
  protocol::Result<core::ConversationPage> changed_since(core::AccountKey account, std::string_view cursor,
                                                         std::size_t limit) override;

 private:
  struct Changed;

  protocol::Result<std::int64_t> reserved_changes();
  protocol::Result<std::vector<Changed>> changed_rows(core::AccountKey account, std::int64_t since,
                                                      std::size_t limit);
  protocol::Result<protocol::ConversationRow> row_of(core::AccountKey account,
                                                     core::ConversationKey conversation);
  protocol::Result<void> add_last_message(core::ConversationKey conversation, core::AccountKey hearing,
                                          protocol::ConversationRow& row);
  protocol::Result<std::int64_t> count_mentions(core::AccountKey account, core::ConversationKey conversation,
                                                std::int64_t after, core::AccountKey hearing);
  protocol::Result<std::int64_t> count_unread(core::AccountKey account, core::ConversationKey conversation,
                                              std::int64_t after, core::AccountKey hearing);

  Statement by_key_;
  Statement by_id_;
  Statement by_room_;
  Statement by_pair_;
  Statement member_;
  Statement is_banned_;
  Statement count_role_;
  Statement joined_by_;
  Statement neighbours_;
  Statement are_neighbours_;
  Statement readable_by_;
  Statement members_;
  Statement public_rooms_;
  Statement reserved_changes_;
  Statement changed_;
  Statement row_;
  Statement last_message_;
  Statement unread_;
  Statement mentions_;
};

}  // namespace banter::storage::sqlite
