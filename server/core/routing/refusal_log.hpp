#pragma once

#include <string_view>

#include "base/log.hpp"
#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "server/core/session.hpp"

namespace banter::core {

// Writes refusals to the log, but no more of them a second than a person can read: who floods the server must
// not fill its disk as well. Core thread.
class RefusalLog {
 public:
  void note(base::Log& log, base::Millis now, const Session& session, std::string_view action,
            const protocol::Error& error);

 private:
  base::Millis second_ = 0;
  unsigned written_ = 0, passed_over_ = 0;
};

}  // namespace banter::core
