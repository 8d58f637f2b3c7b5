#include "server/core/people/acquaintance.hpp"

#include <utility>

#include "base/try.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::core {

protocol::Result<std::vector<Step>> acquaintance(Services& services, AccountKey one, AccountKey other) {
  std::vector<Step> steps;
  BANTER_TRY(are_neighbours,
             services.conversations.are_neighbours(one, other, protocol::limit::room_presence));
  for (const auto& [about, watcher] : {std::pair(one, other), std::pair(other, one)}) {
    BANTER_TRY(is_contact, services.contacts.has_contact(watcher, about));
    if (is_contact || are_neighbours) steps.push_back(Acquainted{about, watcher});
  }
  return steps;
}

}  // namespace banter::core
