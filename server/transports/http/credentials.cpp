#include "server/transports/http/credentials.hpp"

#include "server/transports/net/connection.hpp"

namespace banter::transports::http {
namespace {

using protocol::ErrorCode;

constexpr int unauthorized = 401;

}  // namespace

bool is_from_browser(const Head& head) {
  return head.field("x-banter") == "1";
}

Credentials credentials_of(const Connection& connection, const Head& head, const Client& client,
                           Origin origin, CookieRule rule) {
  Credentials shown{.token = std::string(bearer_token(head)), .refused = {}};
  if (shown.token.empty() && head.count("authorization") != 0) {
    shown.refused = {.code = ErrorCode::not_authenticated,
                     .message = "Send the token as `Authorization: Bearer TOKEN`."};
    return shown;
  }
  const bool counts = rule == CookieRule::reading || (is_from_browser(head) && origin == Origin::own);
  if (shown.token.empty() && counts) {
    shown.token = cookie_token(connection, head, client);
    shown.is_by_cookie = !shown.token.empty();
  }
  if (!shown.token.empty() && !may_be_token(shown.token))
    shown.refused = {.code = ErrorCode::invalid_credentials,
                     .message = "The token is not valid; log in again."};
  return shown;
}

void add_session_fields(Response& response, const Connection& connection, const Head& head,
                        const Client& client, bool is_void_cookie) {
  if (is_void_cookie) response.fields.emplace_back("Set-Cookie", set_cookie(connection, client, {}));
  if (response.status == unauthorized && !is_from_browser(head))
    response.fields.emplace_back("WWW-Authenticate", "Bearer");
}

}  // namespace banter::transports::http
