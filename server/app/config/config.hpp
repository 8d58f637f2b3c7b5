#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace banter::app {

// What the operator decides about a server: each member is filled from the option of the same name in the
// table (options.cpp), where defaults, ranges and meanings stand.
struct Config {
  std::string data;
  std::vector<std::string> listen;
  std::string udp;
  std::vector<std::string> name;
  std::string server_name;
  std::string registration;
  bool allow_guests = false;
  std::int64_t retention = 0;
  std::int64_t file_size = 0;
  std::int64_t file_quota = 0;
  std::int64_t file_space = 0;
  std::int64_t file_hours = 0;
  std::int64_t password_cost = 0;
  bool rate_limits = false;
  std::string tls_cert;
  std::string tls_key;
  bool insecure_plaintext = false;
  std::vector<std::string> trusted_proxy;
  std::int64_t threads = 0;
  std::string log_level;
  std::int64_t log_size = 0;
  std::int64_t log_keep = 0;

  bool operator==(const Config&) const = default;
};

}  // namespace banter::app
