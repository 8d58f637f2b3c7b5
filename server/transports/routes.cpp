#include "server/transports/routes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/transports/http/api.hpp"
#include "server/transports/http/files/make_handler.hpp"
#include "server/transports/http/health.hpp"
#include "server/transports/http/metrics.hpp"
#include "server/transports/http/upgrade.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports {

using http::Handler;
using http::Head;
using http::refusal;
using http::Response;

namespace {

struct Route {
  std::string_view path;     // all of it; with `/` at its end whatever is below
  std::string_view methods;  // as in the field Allow
  std::unique_ptr<Handler> (*make)(const Head&);
};

template <class T>
std::unique_ptr<Handler> make(const Head&) {
  return std::make_unique<T>();
}

constexpr std::array<Route, 6> routes{{
    {"/healthz", "GET, HEAD", make<http::HealthHandler>},
    {"/api", "POST", make<http::ApiHandler>},
    {"/ws", "GET", make<http::UpgradeHandler>},
    {"/metrics", "GET", make<http::MetricsHandler>},
    {"/files", "OPTIONS, POST", http::files::make_handler},
    {"/files/", "OPTIONS, GET, HEAD, POST, PATCH, DELETE", http::files::make_handler},
}};

// Until there is a web client.
constexpr std::string_view no_pages_yet =
    "This is a Banter server. It has no pages yet: talk with the program `banter`, as in `banter chat`.\n";

// A person who has followed the address that the server prints.
bool is_visit(const Head& head) {
  return head.path() == "/" && (head.method == "GET" || head.method == "HEAD") &&
         head.has_token("accept", "text/html");
}

bool leads_to(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

bool allows(std::string_view methods, std::string_view method) {
  while (!methods.empty()) {
    const std::size_t comma = std::min(methods.find(", "), methods.size());
    if (methods.substr(0, comma) == method) return true;
    methods.remove_prefix(std::min(comma + 2, methods.size()));
  }
  return false;
}

}  // namespace

std::optional<Response> route(const Head& head, const Shared& shared, std::unique_ptr<Handler>& handler) {
  const auto* const found = std::ranges::find_if(routes, [&](const Route& route) {
    return leads_to(route, head.path()) &&
           (route.make != http::files::make_handler || shared.blobs != nullptr);
  });
  if (found == routes.end() && is_visit(head))
    return Response{.status = 404,
                    .content_type = "text/plain; charset=utf-8",
                    .body = std::string(no_pages_yet),
                    .fields = {}};
  if (found == routes.end())
    return refusal(404, protocol::ErrorCode::not_found, "There is nothing at this address.");
  if (!allows(found->methods, head.method)) {
    Response response = refusal(405, protocol::ErrorCode::invalid_request,
                                "This address does not take requests of that method.");
    response.fields.emplace_back("Allow", found->methods);
    return response;
  }
  handler = found->make(head);
  return std::nullopt;
}

}  // namespace banter::transports
