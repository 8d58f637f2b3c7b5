#include "client/core/net/tls.hpp"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include "base/hash.hpp"

namespace banter::client {
namespace {

std::string with_colons(const base::Digest256& digest) {
  std::string text;
  for (const char digit : base::hex(digest)) {
    if (text.size() % 3 == 2) text += ':';
    text += digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
  }
  return text;
}

}  // namespace

std::shared_ptr<boost::asio::ssl::context> make_tls_context() {
  auto context = std::make_shared<boost::asio::ssl::context>(boost::asio::ssl::context::tls_client);
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  boost::system::error_code none_found;  // without authorities of the system, every server is pinned
  context->set_default_verify_paths(none_found);
  // The chain is checked in any case and the result kept; whether it matters is decided by judge().
  context->set_verify_mode(boost::asio::ssl::verify_none);
  return context;
}

void name_peer(SSL* tls, const Address& address) {
  const std::string host = address.host.substr(0, address.host.find('%'));
  if (is_ip_literal(host)) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str());
    return;
  }
  SSL_set1_host(tls, host.c_str());
  SSL_set_tlsext_host_name(tls, host.c_str());
}

base::Expected<ServerKey> key_shown(SSL* tls) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(tls), &X509_free);
  if (!certificate) return base::fault("the server has shown no certificate");
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(X509_get0_pubkey(certificate.get()), &der);
  if (size <= 0) return base::fault("the server's certificate holds no key that can be read");
  const std::string spki(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return ServerKey{.fingerprint = with_colons(base::sha256(spki)),
                   .vouched_for = SSL_get_verify_result(tls) == X509_V_OK};
}

}  // namespace banter::client
