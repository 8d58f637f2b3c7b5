#pragma once

#include <vector>

#include "server/core/outcome.hpp"
#include "server/core/services.hpp"

namespace banter::core {

// That one of the two has blocked the other, or no longer, shows in the presence of those who may otherwise
// know of each other. To nobody else: it would tell of the block. Errors: storage_unavailable.
protocol::Result<std::vector<Step>> acquaintance(Services& services, AccountKey one, AccountKey other);

}  // namespace banter::core
