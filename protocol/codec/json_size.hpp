#pragma once

#include <cstddef>
#include <string_view>

namespace banter::protocol {

// How many bytes a text takes inside the quotes of a JSON string as the encoder writes it. Any thread.
inline std::size_t json_size(std::string_view text) {
  std::size_t size = text.size();
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f') {
      size += 1;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      size += 5;
    }
  }
  return size;
}

}  // namespace banter::protocol
