#include "server/core/conversations/member_change.hpp"

#include "base/try.hpp"

namespace banter::core {

protocol::Result<protocol::MemberEvent> note_member(Services& services,
                                                    const ConversationRecord& conversation,
                                                    const MemberChanged& changed) {
  const base::Millis now = services.clock.wall();
  NewNotice notice{.at = now,
                   .kind = std::string(name_of(changed.change)),
                   .account = changed.account,
                   .by = changed.by,
                   .text = {}};
  if (changed.change == protocol::MemberChange::role && changed.role) notice.text = name_of(*changed.role);
  BANTER_TRY(version, services.conversations.append_notice(conversation.key, notice));
  return protocol::MemberEvent{.conversation = conversation.id,
                               .version = version,
                               .username = changed.username,
                               .by = changed.by_name,
                               .change = changed.change,
                               .role = changed.role,
                               .at = now};
}

protocol::Result<void> pass_on_room(Services& services, const ConversationRecord& room, AccountKey leaving,
                                    std::string_view leaving_name, std::vector<Step>& steps) {
  BANTER_TRY(heir, services.conversations.heir(room.key, leaving));
  if (!heir) return {};
  BANTER_TRY(member, services.conversations.member(room.key, *heir));
  BANTER_TRY(account, services.accounts.by_key(*heir));
  if (!member || !account) return {};
  MemberRecord promoted = *member;
  promoted.role = protocol::RoomRole::owner;
  BANTER_CHECK(services.conversations.put_member(room.key, promoted));
  BANTER_TRY(event, note_member(services, room,
                                {.change = protocol::MemberChange::role,
                                 .account = *heir,
                                 .username = account->username,
                                 .by = leaving,
                                 .by_name = std::string(leaving_name),
                                 .role = protocol::RoomRole::owner}));
  steps.push_back(ToFollowers{room.key, std::move(event)});
  return {};
}

}  // namespace banter::core
