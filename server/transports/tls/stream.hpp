#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "server/transports/tls/context.hpp"

struct ssl_st;

namespace banter::transports::tls {

// The server's side of TLS on one non-blocking socket, which it uses but does not own. Nothing here waits:
// whoever gets want_read or want_write waits for the socket to become so and calls the same function again.
// One thread.
class Stream {
 public:
  enum class Status : std::uint8_t { done, want_read, want_write, closed, failed };
  struct Result {
    Status status;
    std::size_t bytes = 0;  // with `done`
  };

  // None when memory is short.
  static std::unique_ptr<Stream> accept(const ContextPtr& context, int socket);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // The first calls make the handshake. `closed`: the client has said that it will send no more.
  Result read(std::span<char> into);
  // After want_read or want_write the next call must be for bytes that begin the same and are no fewer.
  Result write(std::span<const char> bytes);
  // Bytes that were received and decrypted, of which the socket tells nothing any more.
  bool has_more() const;
  // Says that we will send no more; best effort.
  void shut_down();

 private:
  explicit Stream(ssl_st* ssl) : ssl_(ssl) {}
  Result result_of(int returned, std::size_t bytes);

  ssl_st* ssl_;
  bool broken_ = false;  // after a fatal error OpenSSL must not be asked to say goodbye
};

}  // namespace banter::transports::tls
