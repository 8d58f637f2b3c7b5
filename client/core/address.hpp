#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace banter::client {

inline constexpr std::uint16_t kDefaultPort = 8420;

/// Where a server is, and whether the way there is encrypted.
struct Address {
  /// A name in lower case, or an IP address without brackets.
  std::string host;
  /// 1 to 65535.
  std::uint16_t port = kDefaultPort;
  bool tls = true;
  /// Plaintext was asked for by the person, and not because the address is this machine.
  bool plaintext_forced = false;

  /// `host:port`, with brackets around an IPv6 address: what the server is called in files and sentences.
  std::string text() const;

  bool operator==(const Address&) const = default;
};

/// Whether `host` means this machine: `localhost`, 127.0.0.0/8 or ::1.
bool is_loopback(std::string_view host);

/// Whether `host` is an IP address rather than a name.
bool is_ip_literal(std::string_view host);

/// Reads `host`, `host:port`, `[v6]:port`, `v6` or a URL with `https://` or `http://` in front.
/// Plaintext is for loopback addresses only, TLS for all others and for `https://`; `force_plaintext`
/// overrules both. The fault is a sentence that tells what is wrong with `text`.
base::Expected<Address> parse_address(std::string_view text, bool force_plaintext = false);

}  // namespace banter::client
