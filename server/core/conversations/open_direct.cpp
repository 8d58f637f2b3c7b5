#include "server/core/conversations/open_direct.hpp"

#include "base/random.hpp"
#include "base/try.hpp"

namespace banter::core {

protocol::Result<ConversationPtr> open_direct(Services& services, const Session& me, const Target& target,
                                              std::vector<Step>& steps) {
  if (target.conversation) return target.conversation;
  if (me.role() == protocol::Role::guest) {
    return protocol::refuse(protocol::ErrorCode::forbidden,
                            "Guests answer direct messages and do not begin them; register to write first.");
  }
  const AccountKey partner = target.partner->key;
  BANTER_TRY(
      key, services.conversations.add_direct(base::random_id("c"), me.key(), partner, services.clock.wall()));
  steps.push_back(Follow{me.key(), key});
  if (partner != me.key()) {
    steps.push_back(Follow{partner, key});
    steps.push_back(Acquainted{me.key(), partner});
    steps.push_back(Acquainted{partner, me.key()});
  }
  return services.conversations.by_key(key);
}

}  // namespace banter::core
