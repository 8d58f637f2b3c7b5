#include "client/core/media/preview/encode_jpeg.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "client/core/media/preview/jpeg_library.hpp"

namespace banter::client::media {
namespace {

// What one encoding needs, in one place that outlives the library's jumps.
struct Encoding {
  jpeg_compress_struct jpeg{};
  JpegErrors errors{};
  jpeg_destination_mgr output{};
  std::array<unsigned char, 4096> bytes{};
};

void nothing(j_compress_ptr) {}

boolean full(j_compress_ptr jpeg) {
  give_up(reinterpret_cast<j_common_ptr>(jpeg));
}

// It may be left by a jump at every call of the library, so nothing in it has a destructor.
bool encode(Encoding& work, const SmallPicture& picture, int quality) {
  jpeg_compress_struct& jpeg = work.jpeg;
  if (setjmp(work.errors.escape) != 0) return false;
  jpeg_create_compress(&jpeg);
  jpeg.dest = &work.output;
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);  // 4:2:0
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg.optimize_coding = TRUE;
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    // The library only reads it, and was written before const.
    auto* row = const_cast<unsigned char*>(&picture.pixels[3 * picture.width * jpeg.next_scanline]);
    if (jpeg_write_scanlines(&jpeg, &row, 1) != 1) return false;
  }
  jpeg_finish_compress(&jpeg);
  return true;
}

}  // namespace

std::string encode_jpeg(const SmallPicture& picture, std::size_t most_bytes) {
  const auto work = std::make_unique<Encoding>();
  const std::size_t room = std::min(most_bytes, work->bytes.size());
  for (const int quality : {80, 70, 60, 45, 30, 15}) {
    work->jpeg = {};
    work->jpeg.err = work->errors.prepare();
    work->output.init_destination = nothing;
    work->output.empty_output_buffer = full;
    work->output.term_destination = nothing;
    work->output.next_output_byte = work->bytes.data();
    work->output.free_in_buffer = room;
    const bool fits = encode(*work, picture, quality);
    jpeg_destroy_compress(&work->jpeg);
    if (fits) return {reinterpret_cast<const char*>(work->bytes.data()), room - work->output.free_in_buffer};
  }
  return {};
}

}  // namespace banter::client::media
