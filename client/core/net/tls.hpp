#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "client/core/address.hpp"
#include "client/core/failure.hpp"
#include "client/core/trust/trust.hpp"

namespace banter::client {

/// TLS 1.2 or newer with the system's authorities. One context serves any number of connections of one
/// thread. A handshake made with it never fails for the certificate: key_shown() tells what to think of it.
std::shared_ptr<boost::asio::ssl::context> make_tls_context();

/// Before the handshake: which name the server is to prove, and to be asked for (SNI).
void name_peer(SSL* tls, const Address& address);

/// After the handshake: what the server has shown. A fault when it has shown no usable key.
base::Expected<ServerKey> key_shown(SSL* tls);

}  // namespace banter::client
