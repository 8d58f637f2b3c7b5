#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "client/core/media/bytes/source.hpp"

// ISO 14496-12: MP4 and AVIF are boxes inside boxes.
namespace banter::client::media {

// Where the content of a box begins and ends; the end may lie behind that of the file.
struct Box {
  std::uint32_t type = 0;
  std::uint64_t begin = 0, end = 0;
};

constexpr std::uint32_t box_type(std::string_view four) {
  std::uint32_t type = 0;
  for (const char letter : four)
    type = type << 8 | static_cast<unsigned char>(letter);
  return type;
}

// Walks through boxes, and has an end after so many of them however they lie in one another.
class BoxWalk {
 public:
  explicit BoxWalk(Source& file) : file_(file) {}

  // The file as one box.
  static constexpr Box whole() { return {.end = std::numeric_limits<std::uint64_t>::max()}; }

  // The box at `at`, which is then moved behind it; none when there is no whole head of a box before `end`.
  std::optional<Box> next(std::uint64_t& at, std::uint64_t end);

  // The first box of that type in `outer`.
  std::optional<Box> find(const Box& outer, std::string_view type);

  // The content of a "full box" follows four bytes, the first of which is its version.
  static constexpr std::uint64_t kFull = 4;

 private:
  Source& file_;
  int left_ = 2000;
};

}  // namespace banter::client::media
