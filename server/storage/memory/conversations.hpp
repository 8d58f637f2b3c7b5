#pragma once

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class ConversationView : public virtual core::ConversationReads {
 public:
  explicit ConversationView(const View& view) : view_(view) {}

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
  const View& view_;
};

class Conversations final : public core::ConversationStore, public ConversationView {
 public:
  Conversations(State& state, const View& view) : ConversationView(view), state_(state) {}

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
  core::ConversationKey add(core::ConversationRecord record, base::Millis now);
  Conversation& changed(core::ConversationKey key);

  State& state_;
};

}  // namespace banter::storage::memory
