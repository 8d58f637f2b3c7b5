#include "server/transports/net/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace banter::transports {
namespace {

constexpr std::array<std::uint8_t, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

template <class T>
std::optional<T> number(std::string_view digits, T most) {
  T value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value > most)
    return {};
  return value;
}

}  // namespace

Address Address::of(const sockaddr& from) {
  Address address;
  if (from.sa_family == AF_INET) {
    std::ranges::copy(v4_prefix, address.bytes_.begin());
    std::memcpy(&address.bytes_[12], &reinterpret_cast<const sockaddr_in&>(from).sin_addr, 4);
  } else if (from.sa_family == AF_INET6) {
    std::memcpy(address.bytes_.data(), &reinterpret_cast<const sockaddr_in6&>(from).sin6_addr, 16);
  }
  return address;
}

std::optional<Address> Address::parse(std::string_view text) {
  const bool bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
  if (bracketed) text = text.substr(1, text.size() - 2);
  const std::string terminated(text);
  Address address;
  if (!bracketed && ::inet_pton(AF_INET, terminated.c_str(), &address.bytes_[12]) == 1) {
    std::ranges::copy(v4_prefix, address.bytes_.begin());
    return address;
  }
  if (::inet_pton(AF_INET6, terminated.c_str(), address.bytes_.data()) == 1) return address;
  return std::nullopt;
}

std::string Address::text() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool v4 = is_v4();
  ::inet_ntop(v4 ? AF_INET : AF_INET6, &bytes_[v4 ? 12 : 0], text.data(), text.size());
  return text.data();
}

bool Address::is_v4() const {
  return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes_.begin());
}

bool Address::is_loopback() const {
  if (is_v4()) return bytes_[12] == 127;
  return bytes_[15] == 1 &&
         std::all_of(bytes_.begin(), bytes_.end() - 1, [](auto byte) { return byte == 0; });
}

Address Address::household() const {
  Address household = *this;
  if (!is_v4()) std::fill(household.bytes_.begin() + 8, household.bytes_.end(), std::uint8_t{0});
  return household;
}

std::int64_t Address::household_number() const {
  // An IPv4 address counts as one in 0:ffff::/32, which is given to nobody (RFC 6890).
  const auto from = is_v4() ? bytes_.begin() + 8 : bytes_.begin();
  std::uint64_t number = 0;
  for (auto byte = from; byte != from + 8; ++byte)
    number = number << 8 | *byte;
  return static_cast<std::int64_t>(number);
}

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto first = Address::parse(text.substr(0, slash));
  if (!first) return std::nullopt;
  const unsigned width = first->is_v4() ? 32 : 128;
  unsigned bits = width;
  if (slash != std::string_view::npos) {
    const auto given = number<unsigned>(text.substr(slash + 1), width);
    if (!given) return std::nullopt;
    bits = *given;
  }
  AddressRange range;
  range.first_ = *first;
  range.bits_ = bits + (128 - width);
  return range;
}

bool AddressRange::contains(const Address& address) const {
  const std::size_t whole = bits_ / 8;
  if (!std::equal(first_.bytes_.begin(), first_.bytes_.begin() + whole, address.bytes_.begin())) return false;
  const unsigned rest = bits_ % 8;
  return rest == 0 || ((first_.bytes_[whole] ^ address.bytes_[whole]) >> (8 - rest)) == 0;
}

std::uint16_t port_of(const sockaddr& from) {
  if (from.sa_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(from).sin_port);
  if (from.sa_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(from).sin6_port);
  return 0;
}

std::optional<HostPort> split_host_port(std::string_view text) {
  HostPort split;
  std::string_view rest;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    split.host = text.substr(1, end - 1);
    rest = text.substr(end + 1);
  } else {
    const std::size_t colon = text.find(':');
    split.host = text.substr(0, colon);
    if (colon != std::string_view::npos) rest = text.substr(colon);
  }
  if (rest.empty()) return split;
  if (rest.front() != ':' || !number<std::uint16_t>(rest.substr(1), 65'535)) return std::nullopt;
  split.port = rest.substr(1);
  return split;
}

}  // namespace banter::transports

std::size_t std::hash<banter::transports::Address>::operator()(
    const banter::transports::Address& address) const noexcept {
  return std::hash<std::string_view>{}(
      std::string_view(reinterpret_cast<const char*>(address.bytes_.data()), address.bytes_.size()));
}
