#include "server/core/files/file_name.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::core {
namespace {

constexpr std::string_view kNameless = "file";
constexpr std::size_t kMostExtension = 16;  // bytes with its point; what is longer is no extension

// A character of UTF-8 that is well-formed: its bytes, and what they stand for.
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

char32_t point_at(std::string_view text, std::size_t at) {
  const std::size_t length = length_at(text, at);
  auto point = static_cast<char32_t>(static_cast<unsigned char>(text[at]));
  if (length > 1) point &= 0x7FU >> length;
  for (std::size_t i = 1; i < length; ++i)
    point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return point;
}

std::string without_steering(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size(); at += length_at(text, at)) {
    if (!base::steers(point_at(text, at))) kept += text.substr(at, length_at(text, at));
  }
  return kept;
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
    --most;
  return text.substr(0, most);
}

}  // namespace

std::string kept_file_name(std::string_view given) {
  if (const std::size_t slash = given.find_last_of("/\\"); slash != std::string_view::npos)
    given.remove_prefix(slash + 1);
  std::string name = base::is_utf8(given) ? without_steering(given) : std::string();
  if (name.empty() || name == "." || name == "..") return std::string(kNameless);
  constexpr auto most = static_cast<std::size_t>(protocol::limit::file_name_bytes);
  if (name.size() <= most) return name;
  const std::size_t point = name.rfind('.');
  const bool has_extension = point != std::string::npos && point > 0 && name.size() - point <= kMostExtension;
  const std::string extension = has_extension ? name.substr(point) : std::string();
  return std::string(cut(name, most - extension.size())) + extension;
}

}  // namespace banter::core
