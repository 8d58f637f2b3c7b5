#include "base/utf8.hpp"

#include <fmt/core.h>

#include <cstdint>
#include <cstring>

namespace banter::base {
namespace {

constexpr bool continues(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// The length of the well-formed sequence at the start of `at[0..left)`, 0 when there is none.
std::size_t sequence_length(const unsigned char* at, std::size_t left) {
  const unsigned char first = at[0];
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;  // a stray continuation, or overlong
  if (first < 0xE0) return left >= 2 && continues(at[1]) ? 2 : 0;
  if (first < 0xF0) {
    if (left < 3 || !continues(at[1]) || !continues(at[2])) return 0;
    if (first == 0xE0 && at[1] < 0xA0) return 0;   // overlong
    if (first == 0xED && at[1] >= 0xA0) return 0;  // surrogate
    return 3;
  }
  if (first > 0xF4) return 0;
  if (left < 4 || !continues(at[1]) || !continues(at[2]) || !continues(at[3])) return 0;
  if (first == 0xF0 && at[1] < 0x90) return 0;   // overlong
  if (first == 0xF4 && at[1] >= 0x90) return 0;  // above U+10FFFF
  return 4;
}

const unsigned char* as_unsigned(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

char32_t decode(const unsigned char* at, std::size_t length) {
  if (length == 1) return at[0];
  char32_t point = at[0] & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i)
    point = point << 6 | (at[i] & 0x3FU);
  return point;
}

void append_escaped(std::string& out, char32_t point) {
  switch (point) {
    case U'\n':
      out += "\\n";
      return;
    case U'\r':
      out += "\\r";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto number = static_cast<std::uint32_t>(point);
  out += point < 0x80 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{{{:04x}}}", number);
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const unsigned char* at = as_unsigned(bytes);
  std::size_t left = bytes.size();
  while (left > 0) {
    // Most text is ASCII: eight bytes at a time while no high bit is set.
    while (left >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, 8);
      if ((word & 0x8080808080808080U) != 0) break;
      at += 8;
      left -= 8;
    }
    if (left == 0) break;
    const std::size_t length = sequence_length(at, left);
    if (length == 0) return false;
    at += length;
    left -= length;
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text)
    count += continues(static_cast<unsigned char>(byte)) ? 0 : 1;
  return count;
}

std::string_view prefix_of(std::string_view text, std::size_t max_code_points) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (continues(static_cast<unsigned char>(text[i]))) continue;
    if (count++ == max_code_points) return text.substr(0, i);
  }
  return text;
}

bool steers(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x061C || point == 0x200E ||
         point == 0x200F || (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
         point == 0xFEFF;
}

std::string printable(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  const unsigned char* at = as_unsigned(bytes);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence_length(at + i, bytes.size() - i);
    if (length == 0) {
      out += fmt::format("\\x{:02x}", at[i]);
      ++i;
      continue;
    }
    const char32_t point = decode(at + i, length);
    if (steers(point)) {
      append_escaped(out, point);
    } else {
      out.append(bytes.substr(i, length));
    }
    i += length;
  }
  return out;
}

}  // namespace banter::base
