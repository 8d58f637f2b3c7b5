#include "server/transports/sniffer.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "server/transports/http/carrier.hpp"
#include "server/transports/lines/carrier.hpp"
#include "server/transports/net/connection.hpp"
#include "server/transports/routes.hpp"

namespace banter::transports {
namespace {

// All of RFC 9110, 9.3 and PATCH: those we do not serve are answered in HTTP too.
constexpr std::array<std::string_view, 9> methods{"GET ",    "HEAD ",    "POST ",  "PUT ",    "PATCH ",
                                                  "DELETE ", "OPTIONS ", "TRACE ", "CONNECT "};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

Language language_of(std::string_view first_bytes) {
  const auto* const at = std::ranges::find_if_not(first_bytes, is_blank);
  if (at == first_bytes.end()) return Language::undecided;
  if (*at == '{') return Language::lines;
  if (at != first_bytes.begin()) return Language::unknown;
  for (const std::string_view method : methods) {
    if (first_bytes.starts_with(method)) return Language::http;
    if (method.starts_with(first_bytes)) return Language::undecided;
  }
  return Language::unknown;
}

std::size_t Sniffer::take(Connection& connection, std::span<char> bytes) {
  switch (language_of({bytes.data(), bytes.size()})) {
    case Language::undecided:
      // White space need not be kept.
      return !bytes.empty() && is_blank(bytes.front()) ? bytes.size() : 0;
    case Language::lines:
      connection.become(std::make_unique<LinesCarrier>());
      return 0;
    case Language::http:
      connection.become(std::make_unique<http::HttpCarrier>(route));
      return 0;
    case Language::unknown:
      connection.die();
      return 0;
  }
  return 0;
}

void Sniffer::time_out(Connection& connection) {
  connection.die();
}

}  // namespace banter::transports
