#pragma once

#include <cstdint>

// Numbers as files hold them. The caller has seen to it that their bytes are there.
namespace banter::client::media {

constexpr std::uint32_t big16(const unsigned char* at) {
  return static_cast<std::uint32_t>(at[0]) << 8 | at[1];
}

constexpr std::uint32_t big32(const unsigned char* at) {
  return big16(at) << 16 | big16(at + 2);
}

constexpr std::uint64_t big64(const unsigned char* at) {
  return static_cast<std::uint64_t>(big32(at)) << 32 | big32(at + 4);
}

constexpr std::uint32_t little16(const unsigned char* at) {
  return static_cast<std::uint32_t>(at[1]) << 8 | at[0];
}

constexpr std::uint32_t little24(const unsigned char* at) {
  return static_cast<std::uint32_t>(at[2]) << 16 | little16(at);
}

constexpr std::uint32_t little32(const unsigned char* at) {
  return little16(at + 2) << 16 | little16(at);
}

}  // namespace banter::client::media
