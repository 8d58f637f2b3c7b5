#pragma once

#include <vector>

#include "server/core/outcome.hpp"
#include "server/core/ports/account_store.hpp"
#include "server/core/services.hpp"

namespace banter::core {

// Takes an account that goes out of every room, with a line in each that says so; direct conversations stay,
// for the sake of the other side. `steps` receives what follows. Errors: storage_unavailable.
protocol::Result<void> leave_rooms(Services& services, const AccountRecord& account,
                                   std::vector<Step>& steps);

}  // namespace banter::core
