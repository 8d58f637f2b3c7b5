#pragma once

#include "protocol/error.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::transports::http {

// What the core refused with in a frame that is a refusal.
protocol::Error error_in(const core::Frame& frame);

}  // namespace banter::transports::http
