#pragma once

#include <openssl/ssl.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "bench/load/loopback.hpp"

namespace banter::bench {

enum class Carrier : std::uint8_t { plain, tls };

// What all TLS connections of the generator share. The server's certificate is not judged: it made it itself.
class TlsClient {
 public:
  TlsClient();
  SSL_CTX* context() const { return context_.get(); }

 private:
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
};

// A non-blocking connection.
class Socket {
 public:
  // Begins to connect; with `tls`, TLS inside.
  Socket(const Loopback& to, const TlsClient* tls);
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket();

  int descriptor() const { return descriptor_; }

  // Goes on with connecting and with the TLS handshake; true when data can flow. Throws harness::Failure when
  // it cannot be done.
  bool establish();

  // Bytes moved, 0 when nothing can be moved now, nothing when the server has closed.
  std::optional<std::size_t> read(std::span<char> into);
  std::optional<std::size_t> write(std::string_view bytes);
  // Whether more may be there to read at once after a read that filled `got` of `offered` bytes.
  bool may_hold_more(std::size_t got, std::size_t offered) const { return ssl_ || got == offered; }

 private:
  std::optional<std::size_t> result(int moved);

  int descriptor_;
  bool connected_ = false;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_{nullptr, SSL_free};
};

}  // namespace banter::bench
