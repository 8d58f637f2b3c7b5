#include "client/core/transfers/files/safe_name.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace banter::client::transfers {
namespace {

// What follows a later dot is no extension but a part of the name.
constexpr std::size_t kMostExtensionBytes = 32;

/// The first character of `text`, which is not empty: its bytes, 1 where they are no UTF-8, and its number.
struct Letter {
  std::string_view bytes;
  char32_t point = 0;
  bool valid = false;
};

Letter first_letter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::string_view bytes = text.substr(0, length);
  if (bytes.size() < length || !base::is_utf8(bytes)) return {.bytes = text.substr(0, 1)};
  char32_t point = lead < 0x80 ? lead : lead & (0x7FU >> length);
  for (const char byte : bytes.substr(1))
    point = point << 6 | (static_cast<unsigned char>(byte) & 0x3FU);
  return {.bytes = bytes, .point = point, .valid = true};
}

bool is_forbidden(char32_t point) {
  constexpr std::string_view kForbidden = "<>:\"|?*/\\";
  return point < 0x80 && kForbidden.find(static_cast<char>(point)) != std::string_view::npos;
}

/// Signs that have no width of their own and so let two names look the same.
bool is_invisible(char32_t point) {
  return point == 0xAD || (point >= 0x200B && point <= 0x200D) || (point >= 0x2060 && point <= 0x2064) ||
         point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE007F);
}

/// Without the characters that no name shall have.
std::string cleaned(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    text.remove_prefix(letter.bytes.size());
    if (!letter.valid || is_forbidden(letter.point)) {
      name += '_';
    } else if (!base::steers(letter.point) && !is_invisible(letter.point)) {
      name += letter.bytes;
    }
  }
  return name;
}

std::string_view trimmed(std::string_view name) {
  const std::size_t first = name.find_first_not_of(".- ");
  if (first == std::string_view::npos) return {};
  name.remove_prefix(first);
  return name.substr(0, name.find_last_not_of(". ") + 1);
}

/// Devices of Windows, with any extension behind them.
bool is_device(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  while (stem.ends_with(' '))
    stem.pop_back();
  std::ranges::transform(stem, stem.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  constexpr std::array<std::string_view, 6> kWhole{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
  if (std::ranges::find(kWhole, stem) != kWhole.end()) return true;
  if (!stem.starts_with("COM") && !stem.starts_with("LPT")) return false;
  constexpr std::array<std::string_view, 13> kNumbers{"0", "1", "2", "3",      "4",      "5",     "6",
                                                      "7", "8", "9", "\u00b9", "\u00b2", "\u00b3"};
  return std::ranges::find(kNumbers, stem.substr(3)) != kNumbers.end();
}

struct Parts {
  std::string_view stem;
  std::string_view extension;  // with its dot; empty: none
};

Parts parts_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kMostExtensionBytes) return {name, {}};
  return {name.substr(0, dot), name.substr(dot)};
}

/// At most `most` bytes of `text`, which is UTF-8, without half a character or dots and spaces at the end.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
    --most;
  text = text.substr(0, most);
  return text.substr(0, text.find_last_not_of(". ") + 1);
}

/// `front`, the name and `behind` its stem, in at most the bytes that a name may have.
std::string fitted(std::string_view front, std::string_view name, std::string_view behind,
                   std::string_view end) {
  const Parts parts = parts_of(name);
  const std::size_t rest = front.size() + behind.size() + parts.extension.size() + end.size();
  std::string result(front);
  result.append(cut(parts.stem, kMostNameBytes - rest)).append(behind).append(parts.extension).append(end);
  return result;
}

}  // namespace

std::string safe_file_name(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  const std::string clean = cleaned(name);
  const std::string_view bare = trimmed(clean);
  if (bare.empty()) return "file";
  return fitted(is_device(bare) ? "_" : "", bare, "", "");
}

std::string numbered_name(std::string_view safe_name, unsigned number) {
  return fitted("", safe_name, fmt::format(" ({})", number), "");
}

std::string part_name(std::string_view safe_name, unsigned number) {
  return fitted(".", safe_name, "", number > 1 ? fmt::format(".{}.part", number) : ".part");
}

}  // namespace banter::client::transfers
