#include "server/core/conversations/member_change.hpp"

#include "base/try.hpp"

namespace banter::core {

protocol::Result<protocol::MemberEvent> note_member(Services& services, const ConversationRecord& conversation,
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

}  // namespace banter::core
