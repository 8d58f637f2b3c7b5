#pragma once

#include "server/storage/sqlite/accounts/accounts.hpp"
#include "server/storage/sqlite/conversations/live.hpp"
#include "server/storage/sqlite/messages/queries.hpp"

namespace banter::storage::sqlite {

class MessageWriter final : public core::MessageStore, public MessageQueries {
 public:
  MessageWriter(Connection& connection, AccountWriter& accounts, LiveConversations& live);

  protocol::Result<core::ChangesPage> changes(const core::ConversationRecord& conversation,
                                              std::int64_t visible_after, std::int64_t since,
                                              std::size_t limit) override;
  protocol::Result<bool> has_written(core::AccountKey account) override;
  protocol::Result<std::variant<core::Appended, core::Earlier>> append(
      const core::NewMessage& message) override;
  protocol::Result<std::int64_t> edit(core::ConversationKey conversation, std::int64_t seq,
                                      std::string_view content, base::Millis edited_at) override;
  protocol::Result<std::int64_t> erase(core::ConversationKey conversation, std::int64_t seq) override;

 private:
  using Live = LiveConversations::Live;

  protocol::Result<Live*> existing(core::ConversationKey conversation);
  protocol::Result<void> prepare_change(core::ConversationKey conversation, std::int64_t seq,
                                        std::int64_t version);

  AccountWriter& accounts_;
  LiveConversations& live_;
  std::string mentions_;  // joined; kept for its capacity
  Statement append_;
  Statement present_;
  Statement forget_revision_;
  Statement note_revision_;
  Statement keep_fingerprint_;
  Statement edit_;
  Statement erase_;
};

}  // namespace banter::storage::sqlite
