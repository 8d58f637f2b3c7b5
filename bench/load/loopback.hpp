#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banter::bench {

// Where the server under test listens. Only an address of this machine can be one, so that no mistyped option
// turns the generator on somebody else's server.
class Loopback {
 public:
  explicit Loopback(std::uint16_t port) : port_(port) {}
  // `127.x.y.z:port`; throws harness::Failure for any other address.
  static Loopback parse(std::string_view text);

  std::uint32_t address() const { return address_; }  // in host order
  std::uint16_t port() const { return port_; }

 private:
  std::uint32_t address_ = 0x7F000001;
  std::uint16_t port_;
};

}  // namespace banter::bench
