#pragma once

#include "base/millis.hpp"
#include "protocol/generated/cpp/session.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::transports {

// The event that precedes the end of a connection. `retry_after`: milliseconds, 0 or more, to wait before
// coming back.
core::Frame bye_frame(protocol::ByeCode code, base::Millis retry_after);

}  // namespace banter::transports
