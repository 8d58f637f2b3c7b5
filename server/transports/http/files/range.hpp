#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace banter::transports::http::files {

struct WholeFile {};
struct FilePart {
  std::int64_t first = 0;
  std::int64_t bytes = 0;  // 1 or more

  bool operator==(const FilePart&) const = default;
};
struct NoSuchPart {};

// What a Range field asks for of a file of `size` bytes (RFC 9110, 14.2). Whatever is not one range of bytes
// asks for the whole file.
std::variant<WholeFile, FilePart, NoSuchPart> parse_range(std::string_view field, std::int64_t size);

}  // namespace banter::transports::http::files
