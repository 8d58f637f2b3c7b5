#pragma once

#include "base/fault.hpp"
#include "server/app/config/config.hpp"

namespace banter::app {

// Runs a server until SIGTERM or SIGINT, on the calling thread, which must be the only one of the process.
// Says on standard output how it can be reached. The fault is what kept it from starting.
base::Expected<void> serve(const Config& config);

}  // namespace banter::app
