#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/transports/http/head.hpp"
#include "server/transports/http/response.hpp"
#include "server/transports/net/address.hpp"

namespace banter::transports {

class Connection;

namespace http {

// Who asks, and whether the way to them is encrypted: as the connection shows it, or as a trusted proxy says.
struct Client {
  Address address;
  bool is_secure = false;
};

// The rules that hold before any route: proxies, plaintext, the Host. What is answered instead, if something
// is. Fills `client`.
std::optional<Response> refuse_access(const Connection& connection, const Head& head, Client& client);

// Whether a page of ours asks (RFC 6454), a page of somebody else, or no page at all.
enum class Origin : std::uint8_t { absent, own, foreign };
Origin origin_of(const Connection& connection, const Head& head, const Client& client);

// What stands as a token in `Authorization: Bearer TOKEN`; empty when the field is missing or of another
// scheme.
std::string_view bearer_token(const Head& head);
// Whether it can be a token at all.
bool may_be_token(std::string_view text);

// The session cookie's name: browsers share cookies between the ports of a host, hence the port over
// plaintext.
std::string cookie_name(const Connection& connection, const Client& client);
// The token that the request's cookie holds; empty when there is none.
std::string cookie_token(const Connection& connection, const Head& head, const Client& client);
// The value of Set-Cookie; an empty token removes the cookie.
std::string set_cookie(const Connection& connection, const Client& client, std::string_view token);

}  // namespace http
}  // namespace banter::transports
