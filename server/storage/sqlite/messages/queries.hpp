#pragma once

#include "server/core/ports/message_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/messages/attachments.hpp"

namespace banter::storage::sqlite {

/// Messages as they stand in the database. Belongs to the connection's thread.
class MessageQueries : public virtual core::MessageReads {
 public:
  explicit MessageQueries(Connection& connection);

  protocol::Result<core::MessagePage> page_before(const core::ConversationRecord& conversation,
                                                  std::int64_t visible_after,
                                                  std::optional<std::int64_t> before,
                                                  std::size_t limit) override;
  protocol::Result<core::MessagePage> page_after(const core::ConversationRecord& conversation,
                                                 std::int64_t visible_after, std::int64_t after,
                                                 std::size_t limit) override;
  protocol::Result<core::ChangesPage> changes(const core::ConversationRecord& conversation,
                                              std::int64_t visible_after, std::int64_t since,
                                              std::size_t limit) override;
  protocol::Result<std::optional<core::StoredMessage>> by_seq(core::ConversationKey conversation,
                                                              std::int64_t seq) override;
  protocol::Result<std::optional<core::Earlier>> by_client_id(core::AccountKey sender,
                                                              std::string_view client_id) override;
  protocol::Result<std::int64_t> count_other_emojis(core::ConversationKey conversation, std::int64_t seq,
                                                    std::string_view emoji) override;
  protocol::Result<std::string> first_file(core::ConversationKey conversation, std::int64_t seq) override;
  protocol::Result<bool> has_written(core::AccountKey account) override;

  /// The message of this row, whole; none when there is no such row.
  protocol::Result<std::optional<protocol::Message>> by_key(std::int64_t key,
                                                            const core::ConversationRecord& conversation);

 private:
  struct Head {
    std::int64_t last_seq = 0;
    std::int64_t version = 0;
  };
  class Merge;

  protocol::Result<Head> head(core::ConversationKey conversation);
  protocol::Result<std::int64_t> first_changed_after(core::ConversationKey conversation, const Head& head,
                                                     std::int64_t since);
  protocol::Result<protocol::Message> whole(const Rows& row, const core::ConversationRecord& conversation);
  protocol::Result<void> add_reactions(core::ConversationKey conversation, protocol::Message& message);
  protocol::Result<void> add_notices(core::ConversationKey conversation, std::int64_t from, std::int64_t to,
                                     core::MessagePage& page);

  Statement backwards_;
  Statement forwards_;
  Statement notices_;
  Statement unchanged_;
  Statement revised_;
  Statement new_notices_;
  Statement head_;
  Statement first_version_;
  Statement by_seq_;
  Statement by_key_;
  Statement by_client_id_;
  Statement emojis_;
  Statement reacted_;
  Statement other_emojis_;
  Statement has_written_;
  AttachmentQueries attachments_;
};

}  // namespace banter::storage::sqlite
