#pragma once

#include "client/cli/context.hpp"

namespace banter::cli {

/// Asks a person for a server, and logs in or registers there; what goes wrong is told where it is asked. The
/// account is logged in on this device when this returns. A failure only when the person gives up.
Outcome<Account> welcome(Context& context);

}  // namespace banter::cli
