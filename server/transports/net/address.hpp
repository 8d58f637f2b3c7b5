#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace banter::transports {

// An IPv4 or IPv6 address without port and zone. An IPv4 address inside IPv6 (RFC 4291, 2.5.5.2:
// ::ffff:1.2.3.4, as a listener for both kinds sees it) is the IPv4 one.
class Address {
 public:
  // The unspecified address `::`.
  constexpr Address() = default;
  // `::` for a family other than AF_INET and AF_INET6.
  static Address of(const sockaddr& from);
  // As people write it, an IPv6 one also in brackets; none for anything else, host names included.
  static std::optional<Address> parse(std::string_view text);

  std::string text() const;
  bool is_v4() const;
  // 127.0.0.0/8 and ::1.
  bool is_loopback() const;
  // What one household is given: the address itself, or the first 64 bits of an IPv6 one.
  Address household() const;
  // The same as a number.
  std::int64_t household_number() const;

  friend auto operator<=>(const Address&, const Address&) = default;

 private:
  friend class AddressRange;
  friend struct std::hash<Address>;
  std::array<std::uint8_t, 16> bytes_{};  // network order; IPv4 as ::ffff:a.b.c.d
};

// A CIDR block (RFC 4632, RFC 4291): `10.0.0.0/8`, `fd00::/8`, or one address.
class AddressRange {
 public:
  static std::optional<AddressRange> parse(std::string_view text);
  bool contains(const Address& address) const;

 private:
  Address first_;
  unsigned bits_ = 128;  // of first_.bytes_ that count
};

// The port that a socket address names; 0 for a family other than AF_INET and AF_INET6.
std::uint16_t port_of(const sockaddr& from);

// `host` or `host:port`, an IPv6 address in brackets, as in a Host header or after --listen.
struct HostPort {
  std::string_view host;  // without brackets
  std::string_view port;  // digits; empty when there is none
};
// None when brackets do not match or the port is no number up to 65,535.
std::optional<HostPort> split_host_port(std::string_view text);

}  // namespace banter::transports

template <>
struct std::hash<banter::transports::Address> {
  std::size_t operator()(const banter::transports::Address& address) const noexcept;
};
