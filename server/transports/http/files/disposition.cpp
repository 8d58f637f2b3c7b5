#include "server/transports/http/files/disposition.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.hpp"
#include "server/transports/http/head.hpp"

namespace banter::transports::http::files {
namespace {

constexpr std::array<std::string_view, 13> shown_in_place{
    "image/png", "image/jpeg", "image/gif",  "image/webp", "image/avif", "video/mp4",      "video/webm",
    "audio/mp4", "audio/webm", "audio/mpeg", "audio/ogg",  "video/ogg",  "application/ogg"};

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// `_` for each character that could mean something else in a quoted string, to whoever reads it.
std::string in_ascii(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (is_continuation(c)) continue;
    const bool plain = c >= ' ' && c < '\x7f' && std::string_view("\"\\%").find(c) == std::string_view::npos;
    text += plain ? c : '_';
  }
  return text;
}

// RFC 8187, 3.2.1: attr-char.
bool stands_for_itself(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

std::string in_percents(std::string_view name) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const char c : name) {
    if (stands_for_itself(c)) {
      text += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += digits[byte >> 4U];
    text += digits[byte & 0x0FU];
  }
  return text;
}

}  // namespace

ServedAs served_as(std::string_view media_type) {
  const std::string_view type = media_type.substr(0, media_type.find(';'));
  if (equal_ignoring_case(type, "text/plain")) return {"text/plain; charset=utf-8", true};
  const auto* const found = std::ranges::find_if(
      shown_in_place, [&](std::string_view one) { return equal_ignoring_case(one, type); });
  if (found != shown_in_place.end()) return {*found, true};
  return {"application/octet-stream", false};
}

std::string content_disposition(bool is_inline, std::string_view file_name) {
  std::string field(is_inline ? "inline" : "attachment");
  const std::string ascii = in_ascii(file_name);
  if (ascii.empty()) return field;
  const std::string whole = base::is_utf8(file_name) ? std::string(file_name) : ascii;
  field += "; filename=\"" + ascii + "\"; filename*=UTF-8''" + in_percents(whole);
  return field;
}

}  // namespace banter::transports::http::files
