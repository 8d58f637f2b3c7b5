#pragma once

#include <string>

#include "base/fault.hpp"
#include "server/app/config/config.hpp"

namespace banter::app {

// Sets what the TOML text `content` says; what it does not name stays. `path` is for the faults, which name
// the line.
base::Expected<void> read_config(Config& config, const std::string& content, const std::string& path);

}  // namespace banter::app
