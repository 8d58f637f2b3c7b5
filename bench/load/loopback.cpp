#include "bench/load/loopback.hpp"

#include <arpa/inet.h>

#include <charconv>

#include "tests/harness/deadline.hpp"

namespace banter::bench {

Loopback Loopback::parse(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  const std::string host(text.substr(0, colon));
  in_addr address{};
  std::uint16_t port = 0;
  const auto digits = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port == 0 ||
      ::inet_pton(AF_INET, host.c_str(), &address) != 1 || ntohl(address.s_addr) >> 24 != 127) {
    throw harness::Failure("the generator only talks to 127.x.y.z:port, not to " + std::string(text));
  }
  Loopback loopback(port);
  loopback.address_ = ntohl(address.s_addr);
  return loopback;
}

}  // namespace banter::bench
