#include "protocol/codec/writer.hpp"

#include <bit>
#include <charconv>
#include <cstring>

namespace banter::protocol {
namespace {

constexpr std::uint64_t in_every_byte(unsigned char byte) {
  return byte * 0x0101010101010101u;
}

// Sets the highest bit of bytes that need an escape: control characters, " and \. Bytes behind such a one may
// be marked wrongly, so only the first mark counts.
std::uint64_t marks_of(std::uint64_t bytes) {
  const auto zero_bytes = [](std::uint64_t word) { return (word - in_every_byte(0x01)) & ~word; };
  const std::uint64_t control = (bytes - in_every_byte(0x20)) & ~bytes;
  return (control | zero_bytes(bytes ^ in_every_byte('"')) | zero_bytes(bytes ^ in_every_byte('\\'))) &
         in_every_byte(0x80);
}

bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// How many characters at the beginning of `text` stand for themselves.
std::size_t plain_length(std::string_view text) {
  std::size_t length = 0;
  if constexpr (std::endian::native == std::endian::little) {
    while (text.size() - length >= sizeof(std::uint64_t)) {
      std::uint64_t bytes;
      std::memcpy(&bytes, text.data() + length, sizeof bytes);
      if (const std::uint64_t marks = marks_of(bytes)) {
        return length + static_cast<std::size_t>(std::countr_zero(marks)) / 8;
      }
      length += sizeof bytes;
    }
  }
  while (length < text.size() && !needs_escape(text[length]))
    ++length;
  return length;
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

}  // namespace

void Writer::key(std::string_view name) {
  // Behind an opening brace no comma is wanted; inside a text it would be followed by a quote.
  const bool first = out_.back() == '{';
  const std::size_t size = out_.size();
  out_.resize_and_overwrite(size + name.size() + 4, [&](char* text, std::size_t) {
    char* end = text + size;
    if (!first) *end++ = ',';
    *end++ = '"';
    std::memcpy(end, name.data(), name.size());
    end += name.size();
    *end++ = '"';
    *end++ = ':';
    return static_cast<std::size_t>(end - text);
  });
}

void Writer::quote(std::string_view text) {
  out_ += '"';
  while (true) {
    const std::size_t plain = plain_length(text);
    out_.append(text.data(), plain);
    if (plain == text.size()) break;
    append_escape(out_, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out_ += '"';
}

void Writer::texts(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  out_ += '[';
  for (const std::string& value : values) {
    if (&value != &values.front()) out_ += ',';
    quote(value);
  }
  out_ += ']';
}

void Writer::integer(std::string_view name, std::int64_t value) {
  key(name);
  char digits[20];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  out_.append(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace banter::protocol
