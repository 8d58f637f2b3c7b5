#pragma once

#include "server/core/ports/account_store.hpp"
#include "server/storage/sqlite/conversations/live.hpp"
#include "server/storage/sqlite/conversations/memberships.hpp"

namespace banter::storage::sqlite {

/// The writer's conversations: those in use are remembered.
class ConversationWriter final : public core::ConversationStore, public ConversationQueries {
 public:
  ConversationWriter(Connection& connection, core::AccountReads& accounts, LiveConversations& live,
                     Memberships& memberships);

  Found by_key(core::ConversationKey key) override;
  Found by_id(std::string_view id) override;
  Found by_room(std::string_view room) override;
  Found by_pair(core::AccountKey one, core::AccountKey other) override;
  protocol::Result<std::optional<core::MemberRecord>> member(core::ConversationKey conversation,
                                                             core::AccountKey account) override;
  protocol::Result<std::vector<protocol::RoomRow>> public_rooms(std::string_view query,
                                                                std::string_view after,
                                                                std::size_t limit) override;
  protocol::Result<core::ConversationPage> changed_since(core::AccountKey account, std::string_view cursor,
                                                         std::size_t limit) override;

  protocol::Result<core::ConversationKey> add_direct(std::string_view id, core::AccountKey one,
                                                     core::AccountKey other, base::Millis now) override;
  protocol::Result<core::ConversationKey> add_room(std::string_view id, std::string_view room,
                                                   std::string_view topic, bool is_public,
                                                   base::Millis now) override;
  protocol::Result<void> rename(core::ConversationKey conversation, std::string_view room) override;
  protocol::Result<void> set_topic(core::ConversationKey conversation, std::string_view topic) override;
  protocol::Result<void> arrange(core::ConversationKey conversation, core::AccountKey account,
                                 const core::Arrangement& arrangement) override;
  protocol::Result<void> put_member(core::ConversationKey conversation,
                                    const core::MemberRecord& member) override;
  protocol::Result<void> remove_member(core::ConversationKey conversation, core::AccountKey account) override;
  protocol::Result<void> set_banned(core::ConversationKey conversation, core::AccountKey account,
                                    bool banned) override;
  protocol::Result<void> set_retention(core::ConversationKey conversation, std::int64_t days) override;
  protocol::Result<std::vector<core::Keeping>> keeping_for_a_time(core::ConversationKey after,
                                                                  std::int64_t server_days,
                                                                  std::size_t limit) override;
  protocol::Result<std::optional<core::AccountKey>> heir(core::ConversationKey conversation,
                                                         core::AccountKey leaving) override;
  protocol::Result<void> retitle(core::AccountKey account) override;
  protocol::Result<std::int64_t> append_notice(core::ConversationKey conversation,
                                               const core::NewNotice& notice) override;

 private:
  using Live = LiveConversations::Live;

  protocol::Result<Live*> existing(core::ConversationKey conversation);
  protocol::Result<core::ConversationKey> added(Rows rows, base::Millis now);
  protocol::Result<std::string> name_of(core::AccountKey account);

  core::AccountReads& accounts_;
  LiveConversations& live_;
  Memberships& memberships_;
  Statement add_direct_;
  Statement add_room_;
  Statement add_head_;
  Statement add_name_;
  Statement rename_;
  Statement set_topic_;
  Statement set_retention_;
  Statement keeping_all_;
  Statement keeping_some_;
  Statement ban_;
  Statement unban_;
  Statement retitle_;
  Statement add_notice_;
};

}  // namespace banter::storage::sqlite
