#pragma once

#include <cstdint>
#include <string>

#include "base/millis.hpp"
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
  std::int64_t file_bytes = 0;                       // largest file; 0: files are not offered
  std::int64_t account_bytes = 0;                    // files and uploads of an account together; 0: no limit
  std::int64_t all_bytes = 0;                        // of everybody; 0: no limit
  base::Millis upload_span = 48LL * 60 * 60 * 1000;  // how long what nothing holds is kept
};

}  // namespace banter::core
