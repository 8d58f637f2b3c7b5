#pragma once

#include "client/cli/console.hpp"
#include "client/cli/exit_code.hpp"
#include "client/cli/invocation.hpp"
#include "client/core/account_files.hpp"

namespace banter::cli {

/// Does what was asked and tells the person what went wrong, if anything did.
ExitCode run(const Invocation& invocation, Console& console, const client::Places& places);

}  // namespace banter::cli
