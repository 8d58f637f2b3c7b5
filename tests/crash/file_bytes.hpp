#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banter::crash {

// The bytes of a file, always the same for a seed.
std::string file_bytes(std::uint64_t seed, std::size_t size);

// In hexadecimal digits. By OpenSSL, so that no mistake of ours hides on both sides.
std::string sha256_of(std::string_view bytes);
// The value of an Upload-Checksum.
std::string checksum_of(std::string_view bytes, bool sha1);
std::string base64_of(std::string_view bytes);

}  // namespace banter::crash
