#pragma once

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http {

// GET /healthz: the server is there.
class HealthHandler final : public Handler {
 public:
  void begin(Exchange& exchange) override {
    exchange.respond({.content_type = "text/plain; charset=utf-8", .body = "ok\n", .fields = {}});
  }
};

}  // namespace banter::transports::http
