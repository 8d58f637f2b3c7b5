#include "server/transports/http/files/abilities.hpp"

#include <string>
#include <utility>

#include "server/transports/net/shared.hpp"

namespace banter::transports::http::files {

void AbilitiesHandler::begin(Exchange& exchange) {
  const Connection& connection = exchange.connection();
  if (origin_of(connection, exchange.head(), exchange.client()) == Origin::foreign)
    return exchange.respond(
        refusal(403, protocol::ErrorCode::forbidden, "Pages of other sites may not ask anything here."));
  Response response{.status = 204, .body = {}, .fields = {}};
  response.fields = {{"Tus-Resumable", "1.0.0"},
                     {"Tus-Version", "1.0.0"},
                     {"Tus-Extension", "creation,checksum,termination,expiration"},
                     {"Tus-Max-Size", std::to_string(connection.shared().options.limits.uploaded_bytes)},
                     {"Tus-Checksum-Algorithm", "sha1,sha256"}};
  exchange.respond(std::move(response));
}

}  // namespace banter::transports::http::files
