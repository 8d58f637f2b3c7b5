#pragma once

#include <memory>
#include <optional>

#include "server/transports/http/exchange.hpp"

namespace banter::transports::http {

// Chooses who answers a request by its path and method, or gives the answer that nobody does (404, 405). A
// new resource is a Handler of its own and a row in the table of routes.cpp.
std::optional<Response> route(const Head& head, std::unique_ptr<Handler>& handler);

}  // namespace banter::transports::http
