#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "server/transports/net/carrier.hpp"

namespace banter::transports::http {

class Exchange;
struct Head;

// HTTP/1.1 on a connection: one exchange after the other, however many requests the client sends ahead.
class HttpCarrier final : public Carrier {
 public:
  HttpCarrier();
  ~HttpCarrier() override;

  std::string_view name() const override { return "HTTP"; }
  core::Speaks speaks() const override { return core::Speaks::http; }
  std::size_t take(Connection& connection, std::span<char> bytes) override;
  void deliver(Connection& connection, core::Frame frame, core::FrameKind kind) override;
  bool wants_bytes() const override;
  bool in_request() const override;
  bool is_busy() const override;
  void time_out(Connection& connection) override;
  void part(Connection& connection, core::Frame bye, ws::CloseCode code) override;
  base::Millis patience(const Connection& connection) const override;

 private:
  std::size_t take_head(Connection& connection, std::string_view bytes);
  std::size_t take_body(Connection& connection, std::string_view bytes);
  void begin(Connection& connection, Head head);
  void refuse(Connection& connection, int status, std::string_view sentence);
  // Ends the exchange when it has come to its end.
  void settle(Connection& connection);

  std::unique_ptr<Exchange> exchange_;  // none between requests
  std::size_t searched_ = 0;  // bytes of the unfinished head that hold no end of it; not 0 once one has begun
  bool upgraded_ = false;     // the next byte is another carrier's
};

}  // namespace banter::transports::http
