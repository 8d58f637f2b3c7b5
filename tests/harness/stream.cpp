#include "tests/harness/stream.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <mutex>
#include <string>
#include <utility>

namespace banter::harness {
namespace {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

bool wait_for(int descriptor, short events, Deadline deadline) {
  pollfd entry{.fd = descriptor, .events = events, .revents = 0};
  for (;;) {
    const int ready = ::poll(&entry, 1, milliseconds_until(deadline));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

Descriptor connect_socket(const Address& address, const SocketOptions& options) {
  Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (socket.number() < 0) throw Failure(std::string("no socket: ") + std::strerror(errno));
  if (options.receive_buffer > 0) {
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVBUF, &options.receive_buffer,
                 sizeof options.receive_buffer);
  }
  const int yes = 1;
  ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(address.port);
  ::inet_pton(AF_INET, address.host.c_str(), &to.sin_addr);
  if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    throw Failure("cannot connect to " + address.text() + ": " + std::strerror(errno));
  }
  ::fcntl(socket.number(), F_SETFL, O_NONBLOCK);
  return socket;
}

class PlainStream : public Stream {
 public:
  explicit PlainStream(Descriptor socket) : socket_(std::move(socket)) {}

  bool write(std::string_view bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno == EINTR) {
        continue;
      } else if (errno != EAGAIN || !wait_for(socket_.number(), POLLOUT, deadline)) {
        return false;
      }
    }
    return true;
  }

  Read read(std::span<char> into, Deadline deadline) override {
    for (;;) {
      const ssize_t got = ::recv(socket_.number(), into.data(), into.size(), 0);
      if (got > 0) return {.bytes = static_cast<std::size_t>(got)};
      if (got == 0) return {.why = Ended::closed};
      if (errno == EINTR) continue;
      if (errno != EAGAIN) return {.why = Ended::closed};
      if (!wait_for(socket_.number(), POLLIN, deadline)) return {.why = Ended::timeout};
    }
  }

  int descriptor() const override { return socket_.number(); }
  void finish_writing() override { ::shutdown(socket_.number(), SHUT_WR); }

 private:
  Descriptor socket_;
};

struct FreeSsl {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

class TlsStream : public Stream {
 public:
  TlsStream(Descriptor socket, const std::string& host)
      : socket_(std::move(socket)),
        context_(SSL_CTX_new(TLS_client_method())),
        ssl_(SSL_new(context_.get())) {
    // OpenSSL writes with write(), which a closed connection answers with a signal.
    static std::once_flag once;
    std::call_once(once, [] { std::signal(SIGPIPE, SIG_IGN); });
    SSL_set_mode(ssl_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_set_tlsext_host_name(ssl_.get(), host.c_str());
    SSL_set_fd(ssl_.get(), socket_.number());
    const Deadline deadline = in(kPatience);
    for (int result = SSL_connect(ssl_.get()); result != 1; result = SSL_connect(ssl_.get())) {
      if (!wait_for_ssl(result, deadline)) throw Failure("the TLS handshake failed");
    }
  }

  ~TlsStream() override {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
    ERR_clear_error();
  }

  bool write(std::string_view bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      ERR_clear_error();
      const int sent =
          SSL_write(ssl_.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (!wait_for_ssl(sent, deadline)) {
        return false;
      }
    }
    return true;
  }

  Read read(std::span<char> into, Deadline deadline) override {
    for (;;) {
      ERR_clear_error();
      const int got = SSL_read(ssl_.get(), into.data(), static_cast<int>(into.size()));
      if (got > 0) return {.bytes = static_cast<std::size_t>(got)};
      const int error = SSL_get_error(ssl_.get(), got);
      if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) return {.why = Ended::closed};
      if (!wait_for(socket_.number(), error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, deadline)) {
        return {.why = Ended::timeout};
      }
    }
  }

  int descriptor() const override { return socket_.number(); }
  std::string certificate() const override {
    X509* const given = SSL_get1_peer_certificate(ssl_.get());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned bytes = 0;
    X509_digest(given, EVP_sha256(), digest.data(), &bytes);
    X509_free(given);
    std::string text;
    for (unsigned i = 0; i < bytes; ++i) {
      for (const unsigned half : {digest[i] / 16U, digest[i] % 16U})
        text += "0123456789abcdef"[half];
    }
    return text;
  }
  void finish_writing() override { SSL_shutdown(ssl_.get()); }

 private:
  bool wait_for_ssl(int result, Deadline deadline) {
    switch (SSL_get_error(ssl_.get(), result)) {
      case SSL_ERROR_WANT_READ:
        return wait_for(socket_.number(), POLLIN, deadline);
      case SSL_ERROR_WANT_WRITE:
        return wait_for(socket_.number(), POLLOUT, deadline);
      default:
        return false;
    }
  }

  Descriptor socket_;
  std::unique_ptr<SSL_CTX, FreeSsl> context_;
  std::unique_ptr<SSL, FreeSsl> ssl_;
};

}  // namespace

std::unique_ptr<Stream> connect_plain(const Address& address, SocketOptions options) {
  return std::make_unique<PlainStream>(connect_socket(address, options));
}

std::unique_ptr<Stream> connect_tls(const Address& address, SocketOptions options) {
  return std::make_unique<TlsStream>(connect_socket(address, options), "localhost");
}

}  // namespace banter::harness
