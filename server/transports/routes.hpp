#pragma once

#include <memory>
#include <optional>

#include "server/transports/http/exchange.hpp"

namespace banter::transports {

// Chooses who answers a request over HTTP by its path and method, or gives the answer that nobody does (404,
// 405). A new resource is a Handler of its own and a row in the table of routes.cpp.
std::optional<http::Response> route(const http::Head& head, const Shared& shared,
                                    std::unique_ptr<http::Handler>& handler);

}  // namespace banter::transports
