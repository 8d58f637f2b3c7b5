#include "server/transports/net/plaintext.hpp"

#include "server/transports/net/connection.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports {

bool may_speak_plainly(const Connection& connection) {
  return connection.wire().is_secure() || connection.address().is_loopback() ||
         connection.shared().options.insecure_plaintext;
}

protocol::Error plaintext_refusal() {
  return {
      .code = protocol::ErrorCode::tls_required,
      .message =
          "From other machines this server speaks only over TLS: connect again with TLS on the same port."};
}

}  // namespace banter::transports
