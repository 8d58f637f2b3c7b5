#include "base/base64.hpp"

#include <array>
#include <cstdint>

namespace banter::base {
namespace {

constexpr std::string_view kStandard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

using Values = std::array<std::uint8_t, 256>;
constexpr std::uint8_t kNoDigit = 0xFF;

constexpr Values values_of(std::string_view alphabet) {
  Values values{};
  values.fill(kNoDigit);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}

constexpr Values kStandardValues = values_of(kStandard);
constexpr Values kUrlValues = values_of(kUrl);

std::string encode(std::string_view bytes, std::string_view alphabet, bool padded) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const unsigned group = at[i] << 16U | at[i + 1] << 8U | at[i + 2];
    const char four[4] = {alphabet[group >> 18], alphabet[group >> 12 & 63U], alphabet[group >> 6 & 63U],
                          alphabet[group & 63U]};
    text.append(four, 4);
  }
  const std::size_t rest = bytes.size() - i;
  if (rest == 0) return text;
  const unsigned group = at[i] << 16U | (rest == 2 ? at[i + 1] << 8U : 0U);
  text += alphabet[group >> 18];
  text += alphabet[group >> 12 & 63U];
  if (rest == 2) text += alphabet[group >> 6 & 63U];
  if (padded) text.append(3 - rest, '=');
  return text;
}

// `text` without its padding.
std::optional<std::string> decode(std::string_view text, const Values& values) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  const auto value = [&](std::size_t i) { return values[static_cast<unsigned char>(text[i])]; };
  std::size_t i = 0;
  for (; i + 4 <= text.size(); i += 4) {
    const unsigned a = value(i), b = value(i + 1), c = value(i + 2), d = value(i + 3);
    if ((a | b | c | d) > 63) return std::nullopt;
    const unsigned group = a << 18 | b << 12 | c << 6 | d;
    const char three[3] = {static_cast<char>(group >> 16), static_cast<char>(group >> 8),
                           static_cast<char>(group)};
    bytes.append(three, 3);
  }
  const std::size_t rest = text.size() - i;
  if (rest == 0) return bytes;
  const unsigned a = value(i), b = value(i + 1), c = rest == 3 ? value(i + 2) : 0U;
  if ((a | b | c) > 63) return std::nullopt;
  const unsigned group = a << 18 | b << 12 | c << 6;
  bytes += static_cast<char>(group >> 16);
  if (rest == 3) bytes += static_cast<char>(group >> 8);
  const unsigned spare = rest == 3 ? group & 0xFFU : group & 0xFFFFU;
  if (spare != 0) return std::nullopt;
  return bytes;
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string base64_encode(std::string_view bytes) {
  return encode(bytes, kStandard, true);
}
std::string base64_encode(std::span<const std::byte> bytes) {
  return encode(as_text(bytes), kStandard, true);
}
std::string base64url_encode(std::string_view bytes) {
  return encode(bytes, kUrl, false);
}
std::string base64url_encode(std::span<const std::byte> bytes) {
  return encode(as_text(bytes), kUrl, false);
}

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.ends_with('=')) text.remove_suffix(1);
  if (text.ends_with('=') && text.size() % 4 == 3) text.remove_suffix(1);
  return decode(text, kStandardValues);
}

std::optional<std::string> base64url_decode(std::string_view text) {
  return decode(text, kUrlValues);
}

}  // namespace banter::base
