#include "server/transports/http/response.hpp"

#include <fmt/core.h>

#include <array>
#include <ctime>
#include <iterator>

#include "protocol/codec/encode.hpp"

namespace banter::transports::http {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 421:
      return "Misdirected Request";
    case 423:
      return "Locked";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 460:
      return "Checksum Mismatch";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

// What a browser must not do with anything of ours: guess types, run foreign scripts, be framed, tell where
// one was.
constexpr std::string_view security_fields =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view security_policy =
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

}  // namespace

Response refusal(const protocol::Error& error, int status) {
  Response response{
      .status = status != 0 ? status : protocol::http_status_of(error.code), .body = {}, .fields = {}};
  protocol::append_refusal(response.body, {}, {}, error);
  return response;
}

Response refusal(const protocol::RequestId& id, std::string_view action, const protocol::Error& error) {
  Response response{.status = protocol::http_status_of(error.code), .body = {}, .fields = {}};
  protocol::append_refusal(response.body, id, action, error);
  return response;
}

Response refusal(int status, protocol::ErrorCode code, std::string_view sentence) {
  return refusal({.code = code, .message = std::string(sentence)}, status);
}

std::string http_date(base::Millis wall) {
  static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = wall / 1000;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(utc.tm_wday)],
                     utc.tm_mday, months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string response_head(const Response& response, std::uint64_t body_bytes, bool is_http_1_1,
                          bool keep_alive, base::Millis wall) {
  std::string head;
  auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status),
                 http_date(wall));
  if (has_body(response.status)) fmt::format_to(out, "Content-Length: {}\r\n", body_bytes);
  if (body_bytes != 0) fmt::format_to(out, "Content-Type: {}\r\n", response.content_type);
  if (!keep_alive) {
    head += "Connection: close\r\n";
  } else if (!is_http_1_1) {
    head += "Connection: keep-alive\r\n";
  }
  fmt::format_to(out, "Cache-Control: {}\r\n", response.cache_control);
  head += security_fields;
  fmt::format_to(out, "Content-Security-Policy: {}\r\n",
                 response.security_policy.empty() ? security_policy : response.security_policy);
  for (const auto& [name, value] : response.fields)
    fmt::format_to(out, "{}: {}\r\n", name, value);
  head += "\r\n";
  return head;
}

}  // namespace banter::transports::http
