#include "server/transports/http/access.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/platform/addresses.hpp"
#include "base/utf8.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/transports/net/connection.hpp"
#include "server/transports/net/plaintext.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http {
namespace {

// A year and some: the most that browsers keep a cookie.
constexpr int cookie_seconds = 400 * 24 * 3600;

constexpr std::string_view untrusted_proxy =
    "This request came through a proxy that the server does not trust; start the server with --trusted-proxy "
    "and the "
    "proxy's address.";
constexpr std::string_view wrong_host =
    "The server does not go by that name; reach it by localhost or by its address, or start it with --name.";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_forwarded(const Head& head) {
  return std::ranges::any_of(head.fields, [](const auto& field) {
    return field.first.starts_with("x-forwarded-") || field.first == "forwarded";
  });
}

// The address nearest to us that is no trusted proxy; none when a list is no list of addresses.
std::optional<Address> forwarded_for(const Gate& gate, const Head& head, Address nearest) {
  for (auto field = head.fields.rbegin(); field != head.fields.rend(); ++field) {
    if (field->first != "x-forwarded-for") continue;
    std::string_view rest = field->second;
    while (!trim(rest).empty()) {
      if (!gate.trusts(nearest)) return nearest;
      const std::size_t comma = rest.rfind(',');
      const std::string_view last = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
      const auto address = Address::parse(trim(last));
      if (!address) return std::nullopt;
      nearest = *address;
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
    }
  }
  return nearest;
}

// What may stand in a Host, and so in a Location.
bool is_authority(std::string_view text) {
  const auto split = split_host_port(text);
  return split && !split->host.empty() && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  std::string_view("-._~:[]").find(c) != std::string_view::npos;
         });
}

bool has_name(const Options& options, std::string_view host) {
  return std::ranges::any_of(options.names,
                             [&](const std::string& name) { return equal_ignoring_case(name, host); });
}

// A page of another site may be given a name that leads to us (DNS rebinding): then the name gives it away.
bool is_our_host(const Connection& connection, std::string_view text) {
  const auto split = split_host_port(text);
  if (!split) return false;
  if (equal_ignoring_case(split->host, "localhost") || has_name(connection.shared().options, split->host))
    return true;
  const auto literal = Address::parse(split->host);
  if (!literal) return false;
  if (literal->is_loopback() || *literal == connection.wire().local_address()) return true;
  return std::ranges::any_of(base::local_addresses(), [&](const base::LocalAddress& local) {
    return Address::parse(local.text) == literal;
  });
}

bool has_credentials(const Head& head) {
  return head.count("authorization") != 0 || head.field("cookie").find("banter") != std::string_view::npos;
}

Response without_tls(const Head& head) {
  const std::string_view host = head.field("host");
  const bool only_looks = head.method == "GET" || head.method == "HEAD";
  if (!only_looks || has_credentials(head) || !is_authority(host) || !head.target.starts_with('/'))
    return refusal(plaintext_refusal());
  return {
      .status = 308, .body = {}, .fields = {{"Location", fmt::format("https://{}{}", host, head.target)}}};
}

}  // namespace

std::optional<Response> refuse_access(const Connection& connection, const Head& head, Client& client) {
  const Shared& shared = connection.shared();
  client = {.address = connection.address(), .is_secure = connection.wire().is_secure()};
  if (shared.gate.trusts(client.address)) {
    const auto address = forwarded_for(shared.gate, head, client.address);
    if (!address)
      return refusal(400, protocol::ErrorCode::invalid_request, "X-Forwarded-For holds no address.");
    client.address = *address;
    // As with the addresses, what stands before the last one anybody may have written.
    const std::string_view schemes = head.last_field("x-forwarded-proto");
    const std::string_view scheme = trim(schemes.substr(schemes.rfind(',') + 1));
    if (!scheme.empty())
      client.is_secure = equal_ignoring_case(scheme, "https") || equal_ignoring_case(scheme, "wss");
  } else if (client.address.is_loopback() && is_forwarded(head)) {
    return refusal(403, protocol::ErrorCode::forbidden, untrusted_proxy);
  }
  if (client.is_secure) return std::nullopt;
  if (!client.address.is_loopback() && !shared.options.insecure_plaintext) return without_tls(head);
  // HTTP/1.0 knows clients without a Host, but no browser among them.
  const std::string_view host = head.field("host");
  if (head.count("host") != 0 && !is_our_host(connection, host))
    return refusal(421, protocol::ErrorCode::forbidden, wrong_host);
  return std::nullopt;
}

Origin origin_of(const Connection& connection, const Head& head, const Client& client) {
  if (head.count("origin") == 0) return Origin::absent;
  const std::string_view origin = trim(head.field("origin"));
  const std::string_view scheme = client.is_secure ? "https://" : "http://";
  if (head.count("origin") > 1 || origin.size() < scheme.size() ||
      !equal_ignoring_case(origin.substr(0, scheme.size()), scheme))
    return Origin::foreign;
  const std::string_view authority = origin.substr(scheme.size());
  if (equal_ignoring_case(authority, head.field("host"))) return Origin::own;
  const auto split = split_host_port(authority);
  if (!split || !has_name(connection.shared().options, split->host)) return Origin::foreign;
  // What else runs under our name, on another port, is somebody else's.
  const auto host = split_host_port(head.field("host"));
  const bool is_our_port = split->port.empty() || (host && split->port == host->port) ||
                           split->port == std::to_string(connection.wire().local_port());
  return is_our_port ? Origin::own : Origin::foreign;
}

std::string_view bearer_token(const Head& head) {
  // The scheme's name knows no case: RFC 9110, 11.1.
  static constexpr std::string_view scheme = "Bearer ";
  const std::string_view value = head.field("authorization");
  if (value.size() <= scheme.size() || !equal_ignoring_case(value.substr(0, scheme.size()), scheme))
    return {};
  return value.substr(std::min(value.find_first_not_of(' ', scheme.size()), value.size()));
}

bool may_be_token(std::string_view text) {
  return !text.empty() && text.size() <= static_cast<std::size_t>(protocol::limit::secret_bytes) &&
         base::is_utf8(text);
}

std::string cookie_name(const Connection& connection, const Client& client) {
  return client.is_secure ? "__Host-banter" : fmt::format("banter-{}", connection.wire().local_port());
}

std::string cookie_token(const Connection& connection, const Head& head, const Client& client) {
  const std::string wanted = cookie_name(connection, client);
  for (const auto& [field, value] : head.fields) {
    if (field != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trim(rest.substr(0, end));
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == wanted)
        return std::string(pair.substr(equals + 1));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return {};
}

std::string set_cookie(const Connection& connection, const Client& client, std::string_view token) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}; Max-Age={}",
                     cookie_name(connection, client), token, client.is_secure ? "; Secure" : "",
                     token.empty() ? 0 : cookie_seconds);
}

}  // namespace banter::transports::http
