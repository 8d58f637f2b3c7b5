#pragma once

#include <cstddef>
#include <string_view>

#include "server/transports/net/carrier.hpp"

namespace banter::transports {

// JSON lines: one request or reply a line, ended by a line feed. Lines of white space only are passed over.
class LinesCarrier final : public Carrier {
 public:
  std::string_view name() const override { return "JSON lines"; }
  core::Speaks speaks() const override { return core::Speaks::lines; }
  std::size_t take(Connection& connection, std::span<char> bytes) override;
  void deliver(Connection& connection, core::Frame frame, core::FrameKind kind) override;
  void time_out(Connection& connection) override;
  void part(Connection& connection, core::Frame bye, ws::CloseCode code) override;

 private:
  void take_line(Connection& connection, std::string_view line);
  bool may_grow(Connection& connection, std::string_view unfinished);
  // Before the first request, whether there may be one; the core is told then.
  bool is_let_in(Connection& connection, std::string_view line);
  void refuse_plaintext(Connection& connection, std::string_view line);

  std::size_t searched_ = 0;  // bytes of the unfinished line that hold no line feed
  bool connected_ = false;
};

}  // namespace banter::transports
