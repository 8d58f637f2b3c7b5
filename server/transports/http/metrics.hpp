#pragma once

#include <cstdint>

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http {

// GET /metrics: the figures of `admin_stats` for Prometheus. Whoever asks is looked at like a request of
// POST /api with the same bearer token: to the core it is a connection of its own, that resumes and asks.
class MetricsHandler final : public Handler {
 public:
  void begin(Exchange& exchange) override;
  void reply(Exchange& exchange, const core::Frame& frame) override;
  bool is_busy() const override { return state_ == State::asking; }

 private:
  enum class State : std::uint8_t {
    resuming,  // the token is on its way to the core
    asking,    // the request is in the core
  };

  State state_ = State::resuming;
};

}  // namespace banter::transports::http
