#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "tests/harness/address.hpp"
#include "tests/harness/deadline.hpp"

namespace banter::harness {

enum class Ended { closed, timeout };

// Bytes to and from a server, each wait with a deadline. Throws Failure only where the connection cannot be
// made.
class Stream {
 public:
  virtual ~Stream() = default;

  // Sends all of it; false when the other side has closed or takes nothing until the deadline.
  virtual bool write(std::string_view bytes, Deadline deadline) = 0;

  struct Read {
    std::size_t bytes = 0;  // 0: ended, for the reason that follows
    Ended why = Ended::timeout;
  };
  virtual Read read(std::span<char> into, Deadline deadline) = 0;

  virtual int descriptor() const = 0;
  // SHA-256 of the server's certificate, in hexadecimal digits; empty without TLS.
  virtual std::string certificate() const { return {}; }
  // Tells the other side that nothing more will come, and goes on reading.
  virtual void finish_writing() = 0;
};

struct SocketOptions {
  int receive_buffer = 0;  // bytes; 0: what the system gives
};

std::unique_ptr<Stream> connect_plain(const Address& address, SocketOptions options = {});
// The certificate is not judged: the tests' servers make their own.
std::unique_ptr<Stream> connect_tls(const Address& address, SocketOptions options = {});

}  // namespace banter::harness
