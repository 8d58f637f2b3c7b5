#pragma once

#include <cstdint>
#include <string>

#include "protocol/generated/cpp/session.hpp"

namespace banter::core {

// What the operator decides about the domain; read only once the server runs.
struct Settings {
  std::string server = "Banter";  // name and version, told by `hello`
  protocol::Registration registration = protocol::Registration::open;
  bool allow_guests = false;
  std::int64_t retention_days = 0;  // messages are kept so long; 0: for ever
  bool rate_limits = true;          // false lifts every rate and the delays after failed logins: for benches
  std::int64_t udp_port = 0;
  std::int64_t file_bytes = 0;  // largest file; 0 while files are not offered
};

}  // namespace banter::core
