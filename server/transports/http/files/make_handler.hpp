#pragma once

#include <memory>

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http::files {

// Who answers a request to /files or below, by its method; the route has made sure that it is one of them.
std::unique_ptr<Handler> make_handler(const Head& head);

}  // namespace banter::transports::http::files
