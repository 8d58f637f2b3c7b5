#include "client/core/address.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.hpp"

namespace banter::client {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool is_v4(const std::string& host) {
  boost::system::error_code none;
  boost::asio::ip::make_address_v4(host, none);
  return !none;
}

bool is_v6(std::string_view host) {
  boost::system::error_code none;
  boost::asio::ip::make_address_v6(std::string(host.substr(0, host.find('%'))), none);
  return !none;
}

bool is_alphanumeric(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

bool is_name(std::string_view host) {
  if (host.empty() || host.size() > 253 || !is_alphanumeric(host.front())) return false;
  return std::ranges::all_of(host, [](char letter) {
    return is_alphanumeric(letter) || letter == '.' || letter == '-' || letter == '_';
  });
}

bool is_v6_with_zone(std::string_view host) {
  if (!is_v6(host)) return false;
  const std::size_t percent = host.find('%');
  return percent == std::string_view::npos || is_name(host.substr(percent + 1));
}

std::optional<std::uint16_t> port_of(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port == 0) return std::nullopt;
  return port;
}

struct Parts {
  std::string_view host;
  std::optional<std::string_view> port;
  bool bracketed = false;
};

std::optional<Parts> split(std::string_view text) {
  if (take_prefix(text, "[")) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    Parts parts{.host = text.substr(0, end), .port = std::nullopt, .bracketed = true};
    text.remove_prefix(end + 1);
    if (text.empty()) return parts;
    if (!take_prefix(text, ":")) return std::nullopt;
    parts.port = text;
    return parts;
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos)
    return Parts{.host = text, .port = std::nullopt};
  return Parts{.host = text.substr(0, colon), .port = text.substr(colon + 1)};
}

}  // namespace

std::string Address::text() const {
  const bool v6 = host.find(':') != std::string::npos;
  return (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

bool is_ip_literal(std::string_view host) {
  return is_v4(std::string(host)) || is_v6(host);
}

bool is_loopback(std::string_view host) {
  const std::string text(host);
  if (text == "localhost") return true;
  if (is_v4(text)) return text.starts_with("127.");
  boost::system::error_code none;
  const auto address = boost::asio::ip::make_address_v6(text, none);
  return !none && text.find('%') == std::string::npos && address.is_loopback();
}

base::Expected<Address> parse_address(std::string_view text, bool force_plaintext) {
  std::string_view rest = trimmed(text);
  const std::string shown = base::printable(base::prefix_of(rest, 80));
  const bool https = take_prefix(rest, "https://");
  const bool http = !https && take_prefix(rest, "http://");
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (rest.empty())
    return base::fault("a server is written like `chat.example.org` or `chat.example.org:8420`");
  if (rest.find('/') != std::string_view::npos)
    return base::fault("`" + shown + "` is no server address: leave out what follows the host and port");

  const std::optional<Parts> parts = split(rest);
  if (!parts)
    return base::fault("`" + shown + "` is no server address: brackets are written like `[::1]:8420`");
  Address address;
  address.host = parts->host;
  std::ranges::transform(address.host, address.host.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  const bool fits = parts->bracketed ? is_v6_with_zone(address.host)
                                     : is_name(address.host) || is_v6_with_zone(address.host);
  if (!fits) return base::fault("`" + shown + "` is no server address: no such host can exist");
  if (parts->port) {
    const std::optional<std::uint16_t> port = port_of(*parts->port);
    if (!port) return base::fault("`" + shown + "` has no valid port: a port is a number from 1 to 65535");
    address.port = *port;
  }

  const bool here = is_loopback(address.host);
  if (http && !here && !force_plaintext)
    return base::fault("`" + shown + "` would be unencrypted: write https:// or ask for it with --plaintext");
  address.tls = !force_plaintext && (https || !here);
  address.plaintext_forced = force_plaintext;
  return address;
}

}  // namespace banter::client
