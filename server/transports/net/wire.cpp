#include "server/transports/net/wire.hpp"

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace banter::transports {
namespace {

constexpr char tls_handshake_record = 0x16;  // RFC 8446, 5.1
constexpr std::size_t most_pieces = 64;
constexpr int most_unsent = 1024 * 1024;

sockaddr_storage local_of(int socket) {
  sockaddr_storage local{};
  socklen_t bytes = sizeof local;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&local), &bytes);
  return local;
}

}  // namespace

Wire::Wire(asio::io_context& io, int socket) : socket_(io.get_executor(), socket) {}

Wire::Result Wire::failed_or_later(Status later) const {
  const bool is_later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
  return {is_later ? later : Status::failed};
}

Wire::Result Wire::read(std::span<char> into, const tls::CurrentContext& tls) {
  if (!begun_) {
    if (const auto result = begin(tls)) return *result;
  }
  return tls_ ? read_tls(into) : read_plain(into);
}

std::optional<Wire::Result> Wire::begin(const tls::CurrentContext& tls) {
  char first = 0;
  const ssize_t got = ::recv(socket_.native_handle(), &first, 1, MSG_PEEK);
  if (got < 0) return failed_or_later(Status::want_read);
  if (got == 0) return Result{Status::closed};
  begun_ = true;
  if (first != tls_handshake_record) return std::nullopt;
  const tls::ContextPtr context = tls.get();
  if (context) tls_ = tls::Stream::accept(context, socket_.native_handle());
  return tls_ ? std::nullopt : std::optional(Result{Status::failed});
}

Wire::Result Wire::read_plain(std::span<char> into) {
  const ssize_t got = ::recv(socket_.native_handle(), into.data(), into.size(), 0);
  if (got < 0) return failed_or_later(Status::want_read);
  if (got == 0) return {Status::closed};
  return {Status::done, static_cast<std::size_t>(got)};
}

Wire::Result Wire::read_tls(std::span<char> into) {
  std::size_t filled = 0;
  Result last{Status::done};
  // A record at a time; what ends the loop after some bytes shows itself again at the next call.
  do {
    last = tls_->read(into.subspan(filled));
    if (last.status == Status::done) filled += last.bytes;
  } while (last.status == Status::done && into.size() - filled >= record_bytes);
  return filled > 0 ? Result{Status::done, filled} : last;
}

Wire::Result Wire::write(OutQueue& queue, std::span<char> scratch) {
  if (tls_) {
    const std::size_t joined = queue.join(scratch.first(std::min(scratch.size(), record_bytes)));
    const Result result = tls_->write(scratch.first(joined));
    if (result.status == Status::done) {
      queue.sent(result.bytes);
    } else {
      queue.pin(joined);
    }
    return result;
  }
  std::array<iovec, most_pieces> pieces;
  const std::size_t count = queue.gather(pieces);
  ssize_t sent = 0;
  if (count == 1) {
    sent = ::send(socket_.native_handle(), pieces[0].iov_base, pieces[0].iov_len, MSG_NOSIGNAL);
  } else {
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    sent = ::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL);
  }
  if (sent < 0) return failed_or_later(Status::want_write);
  queue.sent(static_cast<std::size_t>(sent));
  return {Status::done, static_cast<std::size_t>(sent)};
}

Wire::Result Wire::write(std::span<const char> bytes) {
  if (tls_) return tls_->write(bytes.first(std::min(bytes.size(), record_bytes)));
  const ssize_t sent = ::send(socket_.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent < 0) return failed_or_later(Status::want_write);
  return {Status::done, static_cast<std::size_t>(sent)};
}

void Wire::shut_down() {
  if (tls_) tls_->shut_down();
  ::shutdown(socket_.native_handle(), SHUT_WR);
}

void Wire::limit_unsent() {
  ::setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most_unsent, sizeof most_unsent);
}

std::size_t Wire::under_way() const {
  int bytes = 0;
  ::ioctl(socket_.native_handle(), SIOCOUTQ, &bytes);
  return static_cast<std::size_t>(bytes);
}

Address Wire::local_address() const {
  const sockaddr_storage local = local_of(socket_.native_handle());
  return Address::of(reinterpret_cast<const sockaddr&>(local));
}

std::uint16_t Wire::local_port() const {
  const sockaddr_storage local = local_of(socket_.native_handle());
  return port_of(reinterpret_cast<const sockaddr&>(local));
}

}  // namespace banter::transports
