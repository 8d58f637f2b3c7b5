#include "base/random.hpp"

#include <array>
#include <cstdint>

#include "base/base64.hpp"
#include "base/hash.hpp"

namespace banter::base {

std::string random_id(std::string_view prefix) {
  std::array<std::byte, 16> bits;
  random_bytes(bits);
  return std::string(prefix) + base64url_encode(bits);
}

std::string random_token() {
  std::array<std::byte, 32> bits;
  random_bytes(bits);
  return base64url_encode(bits);
}

std::string uuid7(Millis now) {
  std::array<std::byte, 16> bits;
  random_bytes(bits);
  for (std::size_t i = 0; i < 6; ++i)
    bits[i] = static_cast<std::byte>(static_cast<std::uint64_t>(now) >> (40 - 8 * i) & 0xFFU);
  bits[6] = (bits[6] & std::byte{0x0F}) | std::byte{0x70};
  bits[8] = (bits[8] & std::byte{0x3F}) | std::byte{0x80};
  std::string text = hex(bits);
  for (const std::size_t at : {20U, 16U, 12U, 8U})
    text.insert(at, 1, '-');
  return text;
}

}  // namespace banter::base
