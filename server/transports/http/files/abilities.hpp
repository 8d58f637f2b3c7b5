#pragma once

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http::files {

// OPTIONS /files: what of tus the server does, told to anybody.
class AbilitiesHandler final : public Handler {
 public:
  void begin(Exchange& exchange) override;
};

}  // namespace banter::transports::http::files
