#include "server/core/rooms/note_change.hpp"

#include "base/try.hpp"

namespace banter::core {

protocol::Result<void> note_change(Services& services, const Session& me, ConversationKey room,
                                   std::string_view kind, const std::string& text, std::vector<Step>& steps) {
  BANTER_TRY(version, services.conversations.append_notice(room, {.at = services.clock.wall(),
                                                                  .kind = std::string(kind),
                                                                  .account = me.key(),
                                                                  .by = me.key(),
                                                                  .text = text}));
  BANTER_TRY(present, services.conversations.by_key(room));
  steps.push_back(ToFollowers{room, protocol::ConversationEvent{.conversation = present->id,
                                                                .version = version,
                                                                .receiver = present->room,
                                                                .title = present->room,
                                                                .topic = present->topic}});
  return {};
}

}  // namespace banter::core
