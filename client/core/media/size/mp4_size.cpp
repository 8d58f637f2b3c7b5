#include <array>

#include "client/core/media/bytes/numbers.hpp"
#include "client/core/media/size/boxes.hpp"
#include "client/core/media/size/size.hpp"

namespace banter::client::media {
namespace {

bool is_video(Source& file, BoxWalk& walk, const Box& track) {
  const auto media = walk.find(track, "mdia");
  const auto handler = media ? walk.find(*media, "hdlr") : std::nullopt;
  std::array<unsigned char, 12> fields{};
  return handler && handler->end - handler->begin >= fields.size() && file.fill(handler->begin, fields) &&
         big32(&fields[8]) == box_type("vide");
}

// From the track's header (tkhd). Its matrix (a b u, c d v, x y w) says how the picture lies on the screen: a
// camera held upright gives one that turns it by a quarter, with a and d zero.
std::optional<PixelSize> shown_size(Source& file, const Box& header) {
  std::array<unsigned char, 96> fields{};
  const std::uint64_t room = header.end - header.begin;
  if (room < 84 || file.read(header.begin, std::span(fields).first(84)) < 84) return std::nullopt;
  std::size_t matrix = 40;
  if (fields[0] == 1) {  // times and duration have eight bytes instead of four
    if (room < 96 || !file.fill(header.begin, fields)) return std::nullopt;
    matrix = 52;
  }
  const auto entry = [&](std::size_t index) { return big32(&fields[matrix + 4 * index]); };
  const bool turned = entry(0) == 0 && entry(4) == 0 && entry(1) != 0 && entry(3) != 0;
  const std::uint64_t width = entry(9) >> 16, height = entry(10) >> 16;  // of 16.16 bits
  return turned ? PixelSize{height, width} : PixelSize{width, height};
}

}  // namespace

// The box `moov` may stand before or behind the film itself.
std::optional<PixelSize> mp4_size(Source& file) {
  BoxWalk walk(file);
  const auto movie = walk.find(BoxWalk::whole(), "moov");
  if (!movie) return std::nullopt;
  std::uint64_t at = movie->begin;
  while (const auto track = walk.next(at, movie->end)) {
    if (track->type != box_type("trak") || !is_video(file, walk, *track)) continue;
    const auto header = walk.find(*track, "tkhd");
    const auto size = header ? shown_size(file, *header) : std::nullopt;
    if (size && size->width > 0 && size->height > 0) return size;
  }
  return std::nullopt;
}

}  // namespace banter::client::media
