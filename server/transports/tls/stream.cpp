#include "server/transports/tls/stream.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace banter::transports::tls {

std::unique_ptr<Stream> Stream::accept(const ContextPtr& context, int socket) {
  ERR_clear_error();
  SSL* const ssl = SSL_new(context.get());
  if (ssl == nullptr) return nullptr;
  std::unique_ptr<Stream> stream(new Stream(ssl));
  if (SSL_set_fd(ssl, socket) != 1) return nullptr;
  SSL_set_accept_state(ssl);
  return stream;
}

Stream::~Stream() {
  SSL_free(ssl_);
}

Stream::Result Stream::read(std::span<char> into) {
  ERR_clear_error();
  std::size_t bytes = 0;
  const int returned = SSL_read_ex(ssl_, into.data(), into.size(), &bytes);
  return result_of(returned, bytes);
}

Stream::Result Stream::write(std::span<const char> bytes) {
  ERR_clear_error();
  std::size_t written = 0;
  const int returned = SSL_write_ex(ssl_, bytes.data(), bytes.size(), &written);
  return result_of(returned, written);
}

Stream::Result Stream::result_of(int returned, std::size_t bytes) {
  if (returned > 0) return {Status::done, bytes};
  switch (SSL_get_error(ssl_, returned)) {
    case SSL_ERROR_WANT_READ:
      return {Status::want_read};
    case SSL_ERROR_WANT_WRITE:
      return {Status::want_write};
    case SSL_ERROR_ZERO_RETURN:
      return {Status::closed};
    default:
      broken_ = true;
      ERR_clear_error();
      return {Status::failed};
  }
}

bool Stream::has_more() const {
  return SSL_pending(ssl_) > 0;
}

void Stream::shut_down() {
  if (broken_ || SSL_in_init(ssl_) != 0) return;
  ERR_clear_error();
  SSL_shutdown(ssl_);
  ERR_clear_error();
}

}  // namespace banter::transports::tls
