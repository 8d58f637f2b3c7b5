#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// What `pin` and `unpin` have in common.
struct Pinned {
  std::int64_t version = 0;
  std::vector<Step> steps;
};

// Pins a message or takes the pin away; once it is so, again is no change. Errors: not_found, user_not_found,
// not_a_member, forbidden, storage_unavailable.
protocol::Result<Pinned> set_pinned(Services& services, const Session& me, std::string_view conversation,
                                    std::int64_t seq, bool pinned);

}  // namespace banter::core
