#include "bench/load/socket.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <string>

#include "tests/harness/deadline.hpp"

namespace banter::bench {

using harness::Failure;

TlsClient::TlsClient() : context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
  // OpenSSL writes with write(), which a closed connection answers with a signal.
  std::signal(SIGPIPE, SIG_IGN);
  // Ten thousand connections shall not cost the generator 32 kB of buffers each.
  SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                       SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_OFF);
}

Socket::Socket(const Loopback& to, const TlsClient* tls)
    : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
  if (descriptor_ < 0) throw Failure(std::string("no socket: ") + std::strerror(errno));
  const int yes = 1;
  ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(to.port());
  address.sin_addr.s_addr = htonl(to.address());
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 &&
      errno != EINPROGRESS) {
    const int why = errno;
    ::close(descriptor_);
    throw Failure(std::string("cannot connect: ") + std::strerror(why));
  }
  if (tls) {
    ssl_.reset(SSL_new(tls->context()));
    SSL_set_fd(ssl_.get(), descriptor_);
  }
}

Socket::~Socket() {
  ssl_.reset();
  ::close(descriptor_);
}

bool Socket::establish() {
  if (!connected_) {
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) throw Failure(std::string("cannot connect: ") + std::strerror(error));
    connected_ = true;
  }
  if (!ssl_) return true;
  ERR_clear_error();
  const int done = SSL_connect(ssl_.get());
  if (done == 1) return true;
  const int why = SSL_get_error(ssl_.get(), done);
  if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) return false;
  throw Failure("the TLS handshake failed: " + std::to_string(why));
}

std::optional<std::size_t> Socket::result(int moved) {
  if (moved > 0) return static_cast<std::size_t>(moved);
  const int why = SSL_get_error(ssl_.get(), moved);
  if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) return 0;
  return std::nullopt;
}

std::optional<std::size_t> Socket::read(std::span<char> into) {
  if (ssl_) {
    ERR_clear_error();
    return result(SSL_read(ssl_.get(), into.data(), static_cast<int>(into.size())));
  }
  const ssize_t got = ::recv(descriptor_, into.data(), into.size(), 0);
  if (got > 0) return static_cast<std::size_t>(got);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  return std::nullopt;
}

std::optional<std::size_t> Socket::write(std::string_view bytes) {
  if (ssl_) {
    ERR_clear_error();
    return result(
        SSL_write(ssl_.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX))));
  }
  const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent >= 0) return static_cast<std::size_t>(sent);
  if (errno == EAGAIN || errno == EINTR) return 0;
  return std::nullopt;
}

}  // namespace banter::bench
