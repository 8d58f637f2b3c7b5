#include "protocol/names.hpp"

#include <algorithm>

namespace banter::protocol {
namespace {

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr bool is_name_character(char c) {
  return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
}

}  // namespace

bool is_username(std::string_view text) {
  return text.size() >= 2 && text.size() <= 32 && is_letter_or_digit(text.front()) &&
         std::ranges::all_of(text, is_name_character);
}

bool is_room_name(std::string_view text) {
  return text.size() >= 2 && text.size() <= 65 && text.front() == '#' &&
         std::ranges::all_of(text.substr(1), is_name_character);
}

bool is_new_password(std::string_view text) {
  return text.size() >= 8 && text.size() <= 72;
}

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

bool is_one_line(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte_at = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned byte = byte_at(i), second = byte_at(i + 1), third = byte_at(i + 2);
    if (byte < 0x20 || byte == 0x7f) return false;
    if (byte == 0xc2 && second < 0xa0) return false;
    if (byte != 0xe2) continue;
    if (second == 0x80 && third >= 0xa8 && third <= 0xae) return false;
    if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return false;
  }
  return true;
}

bool is_emoji(std::string_view text) {
  const auto byte_of = [](char c) { return static_cast<unsigned char>(c); };
  return is_one_line(text) && std::ranges::any_of(text, [&](char c) { return byte_of(c) >= 0x80; }) &&
         std::ranges::none_of(text, [&](char c) {
           // Keycaps begin with a digit, # or *.
           return byte_of(c) < 0x80 && c != '#' && c != '*' && (c < '0' || c > '9');
         });
}

std::string fold_name(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

}  // namespace banter::protocol
