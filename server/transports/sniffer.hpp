#pragma once

#include <cstdint>
#include <string_view>

#include "server/transports/net/carrier.hpp"

namespace banter::transports {

// What the first bytes tell of the language of a connection.
enum class Language : std::uint8_t { undecided, lines, http, unknown };
Language language_of(std::string_view first_bytes);

// Waits for enough bytes to know the language, then makes way for it. Says nothing.
class Sniffer final : public Carrier {
 public:
  std::string_view name() const override { return "unknown"; }
  core::Speaks speaks() const override { return core::Speaks::nothing_yet; }
  std::size_t take(Connection& connection, std::span<char> bytes) override;
  void deliver(Connection&, core::Frame, core::FrameKind) override {}
  void time_out(Connection& connection) override;
  void part(Connection&, core::Frame, ws::CloseCode) override {}
};

}  // namespace banter::transports
