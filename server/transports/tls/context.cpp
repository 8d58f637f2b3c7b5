#include "server/transports/tls/context.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>
#include <string_view>
#include <utility>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "server/transports/tls/openssl.hpp"

namespace banter::transports::tls {
namespace {

constexpr std::size_t most_pem_bytes = 1U << 20U;

base::Expected<X509Ptr> use_chain(SSL_CTX* context, const std::string& file) {
  BANTER_TRY(pem, base::read_file(file, most_pem_bytes));
  const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  X509Ptr leaf(PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr));
  if (!leaf) return base::fault(file + " holds no certificate in PEM form");
  if (SSL_CTX_use_certificate(context, leaf.get()) != 1)
    return base::fault("the certificate in " + file + " cannot be used: " + openssl_reason());
  while (X509* issuer = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
    SSL_CTX_add0_chain_cert(context, issuer);
  ERR_clear_error();  // the end of the file
  return leaf;
}

base::Expected<void> use_key(SSL_CTX* context, X509* leaf, const std::string& certificate_file,
                             const std::string& file) {
  BANTER_TRY(pem, base::read_file(file, most_pem_bytes));
  const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const auto no_passphrase = [](char*, int, int, void*) { return -1; };
  const KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, nullptr));
  if (!key && pem.find("ENCRYPTED") != std::string::npos)
    return base::fault("the key in " + file + " is protected by a passphrase; give one without");
  if (!key) return base::fault(file + " holds no private key in PEM form");
  if (X509_check_private_key(leaf, key.get()) != 1)
    return base::fault("the key in " + file + " does not belong to the certificate in " + certificate_file);
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1)
    return base::fault("the key in " + file + " cannot be used: " + openssl_reason());
  return {};
}

// Clients that offer protocols offer HTTP/1.1 among them, or speak something that needs no name.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_bytes,
                    const unsigned char* offered, unsigned offered_bytes, void*) {
  static constexpr std::string_view ours("\x08http/1.1");
  unsigned char* match = nullptr;
  const int result =
      SSL_select_next_proto(&match, chosen_bytes, reinterpret_cast<const unsigned char*>(ours.data()),
                            static_cast<unsigned>(ours.size()), offered, offered_bytes);
  if (result != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
  *chosen = match;
  return SSL_TLSEXT_ERR_OK;
}

void apply_settings(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA |
                                   SSL_OP_IGNORE_UNEXPECTED_EOF);
  // All are good. The first is the fastest one, and its shorter digests make an idle connection 200 bytes
  // smaller.
  SSL_CTX_set_ciphersuites(context,
                           "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384");
  // The same for TLS 1.2. Forward secrecy and authenticated encryption only.
  SSL_CTX_set_cipher_list(context,
                          "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                          "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                          "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305");
  SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384");
  // An idle connection keeps no 16 kB buffers; our buffer is another one at each attempt to write.
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // Resumption by tickets: the state is with the client.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context, 1);
  SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char*>("banter"), 6);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
}

}  // namespace

base::Expected<ContextPtr> make_context(const std::string& certificate_file, const std::string& key_file) {
  ContextPtr context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!context) return base::fault("TLS cannot be used: " + openssl_reason());
  apply_settings(context.get());
  BANTER_TRY(leaf, use_chain(context.get(), certificate_file));
  BANTER_CHECK(use_key(context.get(), leaf.get(), certificate_file, key_file));
  return context;
}

ContextPtr CurrentContext::get() const {
  std::lock_guard hold(mutex_);
  return context_;
}

void CurrentContext::set(ContextPtr context) {
  std::lock_guard hold(mutex_);
  context_ = std::move(context);
}

}  // namespace banter::transports::tls
