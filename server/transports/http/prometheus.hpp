#pragma once

#include <string>

#include "protocol/generated/cpp/administration.hpp"

namespace banter::transports::http {

inline constexpr std::string_view prometheus_type = "text/plain; version=0.0.4; charset=utf-8";

// The server's figures in the text format of Prometheus, version 0.0.4.
std::string as_prometheus(const protocol::AdminStatsReply& stats);

}  // namespace banter::transports::http
