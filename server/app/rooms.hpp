#pragma once

#include <string>
#include <vector>

#include "base/fault.hpp"
#include "base/log.hpp"
#include "server/app/config/config.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/core/settings.hpp"
#include "server/transports/net/options.hpp"

// What the configuration means for each room, in that room's own terms.
namespace banter::app {

core::Settings domain_settings(const Config& config);
transports::Options transport_options(const Config& config, const DataFolder& data);
base::Expected<base::Log> open_log(const Config& config, const DataFolder& data);

// What an operator should know to be unsafe or without effect, a sentence each.
std::vector<std::string> warnings(const Config& config);

}  // namespace banter::app
