#include "client/core/media/size/boxes.hpp"

#include <algorithm>
#include <array>

#include "client/core/media/bytes/numbers.hpp"

namespace banter::client::media {

std::optional<Box> BoxWalk::next(std::uint64_t& at, std::uint64_t end) {
  std::array<unsigned char, 16> head{};
  if (at >= end || left_-- <= 0) return std::nullopt;
  const std::size_t there = std::min<std::uint64_t>(file_.read(at, head), end - at);
  if (there < 8) return std::nullopt;
  std::uint64_t size = big32(&head[0]), own = 8;
  if (size == 0) size = end - at;  // up to the end
  if (size == 1) {
    if (there < 16) return std::nullopt;
    size = big64(&head[8]);
    own = 16;
  }
  if (size < own || size > end - at) return std::nullopt;
  const Box box{.type = big32(&head[4]), .begin = at + own, .end = at + size};
  at = box.end;
  return box;
}

std::optional<Box> BoxWalk::find(const Box& outer, std::string_view type) {
  std::uint64_t at = outer.begin;
  while (const auto box = next(at, outer.end)) {
    if (box->type == box_type(type)) return box;
  }
  return std::nullopt;
}

}  // namespace banter::client::media
