#pragma once

#include <optional>
#include <string>

#include "protocol/error.hpp"
#include "server/transports/http/access.hpp"

namespace banter::transports::http {

// What a request shows of who asks: a bearer token, or a browser's cookie.
struct Credentials {
  std::string token;                       // empty: none that counts
  bool is_by_cookie = false;               // the token is
  std::optional<protocol::Error> refused;  // what stands there as a token can be none
};

// When the cookie counts (protocol, Carriers). A page of another site must be refused before.
enum class CookieRule : bool {
  own_pages,  // only with `X-Banter: 1` and an own Origin: requests that change something
  reading,    // always
};

Credentials credentials_of(const Connection& connection, const Head& head, const Client& client,
                           Origin origin, CookieRule rule);

// Whether a page of our client asks, which knows how to log in and keeps its token in a cookie.
bool is_from_browser(const Head& head);

// What a response to whoever has shown these says besides: how to show who one is, with 401; that the cookie
// is void.
void add_session_fields(Response& response, const Connection& connection, const Head& head,
                        const Client& client, bool is_void_cookie);

}  // namespace banter::transports::http
