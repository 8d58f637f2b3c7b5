#include "server/app/rooms.hpp"

#include <fmt/core.h>

#include <utility>

#include "protocol/names.hpp"
#include "server/app/startup/version.hpp"

namespace banter::app {
namespace {

constexpr std::int64_t kLeastSafeCost = 10;
constexpr std::int64_t kMib = std::int64_t{1} << 20;
constexpr base::Millis kHour = 60LL * 60 * 1000;

base::Log::Level level_named(std::string_view word) {
  if (word == "debug") return base::Log::Level::debug;
  if (word == "warn") return base::Log::Level::warn;
  if (word == "error") return base::Log::Level::error;
  return base::Log::Level::info;
}

}  // namespace

core::Settings domain_settings(const Config& config) {
  core::Settings settings;
  settings.server = fmt::format("{} {}", config.server_name, version());
  settings.registration =
      protocol::registration_of(config.registration).value_or(protocol::Registration::closed);
  settings.allow_guests = config.allow_guests;
  settings.rate_limits = config.rate_limits;
  settings.retention_days = config.retention;
  settings.file_bytes = config.file_size * kMib;
  settings.account_bytes = config.file_quota * kMib;
  settings.all_bytes = config.file_space * kMib;
  settings.upload_span = config.file_hours * kHour;
  return settings;
}

transports::Options transport_options(const Config& config, const DataFolder& data) {
  transports::Options options;
  options.listen = config.listen;
  options.loops = static_cast<unsigned>(config.threads);
  options.insecure_plaintext = config.insecure_plaintext;
  for (const std::string& range : config.trusted_proxy)
    options.trusted_proxies.push_back(*transports::AddressRange::parse(range));  // the table let it through
  for (const std::string& name : config.name)
    options.names.push_back(protocol::fold_name(name));
  options.certificate_file = config.tls_cert;
  options.key_file = config.tls_key;
  if (config.tls_cert.empty()) options.tls_folder = data.at("tls");
  if (!config.rate_limits) options.limits.connections_per_address = 0;
  options.limits.uploaded_bytes = config.file_size * kMib;
  return options;
}

base::Expected<base::Log> open_log(const Config& config, const DataFolder& data) {
  return base::Log::file(data.at(kLogName), static_cast<std::uint64_t>(config.log_size) << 20U,
                         static_cast<unsigned>(config.log_keep), false, level_named(config.log_level));
}

std::vector<std::string> warnings(const Config& config) {
  std::vector<std::string> found;
  if (config.password_cost < kLeastSafeCost)
    found.push_back(
        fmt::format("password-cost is {}: stolen hashes would be guessed quickly; use 12 for people",
                    config.password_cost));
  if (!config.rate_limits)
    found.emplace_back("rate-limits are off: anybody may guess passwords at full speed");
  if (config.insecure_plaintext)
    found.emplace_back("insecure-plaintext: passwords and messages can be read by everybody on the way");
  if (!config.udp.empty())
    found.emplace_back("udp: this version has no direct conversations, nothing listens on " + config.udp);
  return found;
}

}  // namespace banter::app
