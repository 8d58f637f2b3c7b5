#pragma once

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

/// As it is told, with its reactions.
protocol::Message whole(const StoredMessage& stored, const core::ConversationRecord& conversation);

class MessageView : public virtual core::MessageReads {
 public:
  explicit MessageView(const View& view) : view_(view) {}

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

 private:
  const View& view_;
};

class Messages final : public core::MessageStore, public MessageView {
 public:
  Messages(State& state, const View& view) : MessageView(view), state_(state) {}

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

 private:
  State& state_;
};

}  // namespace banter::storage::memory
