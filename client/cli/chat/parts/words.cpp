#include "client/cli/chat/parts/words.hpp"

#include <algorithm>
#include <charconv>

namespace banter::cli {

std::string take_word(std::string& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  std::string word = text.substr(0, end);
  text.erase(0, std::min(text.find_first_not_of(' ', end), text.size()));
  return word;
}

std::optional<std::int64_t> take_number(std::string& text) {
  if (!text.starts_with('#')) return std::nullopt;
  std::string rest = text.substr(1);
  const auto number = number_of(take_word(rest));
  if (number) text = rest;
  return number;
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 1) return std::nullopt;
  return number;
}

}  // namespace banter::cli
