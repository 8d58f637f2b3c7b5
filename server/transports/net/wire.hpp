#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "server/transports/net/address.hpp"
#include "server/transports/net/asio.hpp"
#include "server/transports/net/out_queue.hpp"
#include "server/transports/tls/stream.hpp"

namespace banter::transports {

// The socket of one connection, with TLS on it if the client began so. Nothing here waits. One thread.
class Wire {
 public:
  using Status = tls::Stream::Status;
  using Result = tls::Stream::Result;

  // Owns `socket` from now on, which is connected and non-blocking.
  Wire(asio::io_context& io, int socket);

  // Reads what has come. The first byte tells whether it is TLS, for which `tls` is asked then; null refuses.
  Result read(std::span<char> into, const tls::CurrentContext& tls);
  // Sends once, as much as one system call takes, and takes it out of `queue`, which is not empty.
  // `scratch`: 16 kB that TLS needs to join frames in.
  Result write(OutQueue& queue, std::span<char> scratch);
  // Sends once, as much as one system call takes, of bytes that are held elsewhere. After want_write the same
  // bytes must come again: pinned_of() says how many of them at least.
  Result write(std::span<const char> bytes);
  std::size_t pinned_of(std::size_t bytes) const { return tls_ ? std::min(bytes, record_bytes) : 0; }
  // Whether there is more to read of which the socket will not tell.
  bool has_more() const { return tls_ && tls_->has_more(); }
  // No more will be sent.
  void shut_down();

  // From now on the system takes only a megabyte that it cannot send yet, where it would keep several for a
  // client that does not read. Less of it costs those who do read a third of their speed.
  void limit_unsent();

  // Bytes that were sent, but have not reached the client's machine.
  std::size_t under_way() const;
  bool is_secure() const { return tls_ != nullptr; }
  // The address and port that the client has connected to.
  Address local_address() const;
  std::uint16_t local_port() const;

  // Calls `handler(error)` on the loop once the socket is readable or writable, or was closed.
  template <class Handler>
  void wait_readable(Handler handler) {
    socket_.async_wait(Descriptor::wait_read, handler);
  }
  template <class Handler>
  void wait_writable(Handler handler) {
    socket_.async_wait(Descriptor::wait_write, handler);
  }

  // The largest record of TLS (RFC 8446, 5.1), and so of what is joined for it.
  static constexpr std::size_t record_bytes = 16'384;

 private:
  Result read_plain(std::span<char> into);
  Result read_tls(std::span<char> into);
  // False when the first byte is not there; otherwise TLS has begun if it shall.
  std::optional<Result> begin(const tls::CurrentContext& tls);
  Result failed_or_later(Status later) const;

  mutable Descriptor socket_;  // native_handle() is not const
  std::unique_ptr<tls::Stream> tls_;
  bool begun_ = false;
};

}  // namespace banter::transports
