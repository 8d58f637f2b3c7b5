#pragma once

#include <cstdint>
#include <string>

namespace banter::harness {

// Where a server listens; the tests use loopback only.
struct Address {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;

  std::string text() const { return host + ":" + std::to_string(port); }
};

}  // namespace banter::harness
