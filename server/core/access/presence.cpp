#include "server/core/access/presence.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::core {

using protocol::Status;

protocol::Result<PresenceSight> PresenceSight::of(ReadServices& services, AccountKey viewer) {
  PresenceSight sight(services, viewer);
  BANTER_TRY(blocked, services.blocks.blocked_by(viewer));
  BANTER_TRY(blockers, services.blocks.blockers_of(viewer));
  sight.blocked_ = std::move(blocked);
  sight.blockers_ = std::move(blockers);
  return sight;
}

protocol::Result<bool> PresenceSight::may_know(AccountKey other) {
  if (other == viewer_) return true;
  if (std::ranges::binary_search(blocked_, other) || std::ranges::binary_search(*blockers_, other))
    return false;
  BANTER_TRY(is_contact, services_.contacts.has_contact(viewer_, other));
  if (is_contact) return true;
  return services_.conversations.are_neighbours(viewer_, other, protocol::limit::room_presence);
}

protocol::Result<SeenAs> PresenceSight::look(AccountKey other) {
  SeenAs seen;
  BANTER_TRY(knows, may_know(other));
  if (!knows) return seen;
  const PresenceBoard::Entry entry = services_.board.look(other);
  seen.status = entry.status;
  seen.text = entry.words();
  if (entry.status != Status::offline) return seen;
  BANTER_TRY(own, services_.presence.presence_of(other));
  if (own.last_seen > 0) seen.last_seen = own.last_seen;
  return seen;
}

protocol::Result<Status> PresenceSight::status(AccountKey other) {
  const Status there = services_.board.look(other).status;
  if (there == Status::offline) return there;
  BANTER_TRY(knows, may_know(other));
  return knows ? there : Status::offline;
}

}  // namespace banter::core
