#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "server/transports/net/carrier.hpp"

namespace banter::transports {
struct Shared;
}

namespace banter::transports::http {

class Exchange;
class Handler;
struct Head;
struct Response;

// Chooses who answers a request, or gives the answer that nobody does.
using Router = std::optional<Response> (*)(const Head&, const Shared&, std::unique_ptr<Handler>&);

// HTTP/1.1 on a connection: one exchange after the other, however many requests the client sends ahead.
class HttpCarrier final : public Carrier {
 public:
  explicit HttpCarrier(Router router);
  ~HttpCarrier() override;

  std::string_view name() const override { return "HTTP"; }
  core::Speaks speaks() const override { return core::Speaks::http; }
  std::size_t take(Connection& connection, std::span<char> bytes) override;
  void deliver(Connection& connection, core::Frame frame, core::FrameKind kind) override;
  void deliver(Connection& connection, core::FileAnswer answer) override;
  void wake(Connection& connection, Act& act) override;
  std::span<char> lend(Connection& connection) override;
  void fill(Connection& connection, std::size_t bytes) override;
  Outflow* outflow() override;
  void end_outflow(Connection& connection) override;
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
  // The handler has heard something: it may have answered, or want the body now.
  void go_on(Connection& connection);
  void complete(Connection& connection);
  // Ends the exchange when it has come to its end.
  void settle(Connection& connection);

  Router route_;
  std::unique_ptr<Exchange> exchange_;  // none between requests
  std::size_t searched_ = 0;  // bytes of the unfinished head that hold no end of it; not 0 once one has begun
  bool upgraded_ = false;     // the next byte is another carrier's
};

}  // namespace banter::transports::http
