#pragma once

#include "server/storage/sqlite/accounts/accounts.hpp"
#include "server/storage/sqlite/conversations/live.hpp"
#include "server/storage/sqlite/messages/queries.hpp"
#include "server/storage/sqlite/messages/removal.hpp"

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
                                      std::string_view content, const core::Mentions& mentions,
                                      base::Millis edited_at) override;
  protocol::Result<std::int64_t> set_pinned(core::ConversationKey conversation, std::int64_t seq,
                                            bool pinned) override;
  protocol::Result<std::optional<std::int64_t>> set_reaction(core::ConversationKey conversation,
                                                             std::int64_t seq,
                                                             const core::NewReaction& reaction) override;
  protocol::Result<std::int64_t> erase(core::ConversationKey conversation, std::int64_t seq) override;
  protocol::Result<core::Removed> remove_before(core::ConversationKey conversation, base::Millis sent_before,
                                                std::size_t most) override;
  /// After a transaction was undone.
  void forget() { given_ = 0; }

 private:
  using Live = LiveConversations::Live;

  protocol::Result<std::int64_t> next_key();
  protocol::Result<Live*> existing(core::ConversationKey conversation);
  protocol::Result<void> note_mentions(core::ConversationKey conversation, std::int64_t seq,
                                       core::AccountKey sender, const core::Mentions& mentions);
  std::string_view joined_names(const core::Mentions& mentions);
  protocol::Result<void> prepare_change(core::ConversationKey conversation, std::int64_t seq,
                                        std::int64_t version);

  AccountWriter& accounts_;
  LiveConversations& live_;
  std::string mentions_;    // joined; kept for its capacity
  std::int64_t given_ = 0;  // the last key; 0: not known
  Statement append_;
  Statement last_key_;
  Statement present_;
  Statement forget_revision_;
  Statement note_revision_;
  Statement keep_fingerprint_;
  Statement edit_;
  Statement mention_;
  Statement forget_mentions_;
  Statement pin_;
  Statement react_;
  Statement unreact_;
  Statement note_reactions_;
  Statement erase_;
  Statement erase_reactions_;
  AttachmentWriter attachments_;
  Removal removal_;
};

}  // namespace banter::storage::sqlite
