#include <algorithm>
#include <array>
#include <memory>

#include "client/core/media/preview/decode.hpp"
#include "client/core/media/preview/jpeg_library.hpp"

namespace banter::client::media {
namespace {

struct Input {
  jpeg_source_mgr manager{};  // first, so that the library's pointer to it is one to the whole
  Source* file = nullptr;
  std::uint64_t offset = 0;
  std::array<unsigned char, 16384> buffer{};
};

Input& input_of(j_decompress_ptr jpeg) {
  return *reinterpret_cast<Input*>(jpeg->src);
}

// Past the end of the file the library would like made-up bytes; a picture that is not whole counts as
// broken.
boolean more(j_decompress_ptr jpeg) {
  Input& input = input_of(jpeg);
  const std::size_t got = input.file->read(input.offset, input.buffer);
  if (got == 0 || input.offset > most_read) give_up(reinterpret_cast<j_common_ptr>(jpeg));
  input.offset += got;
  input.manager.next_input_byte = input.buffer.data();
  input.manager.bytes_in_buffer = got;
  return TRUE;
}

void skip(j_decompress_ptr jpeg, long count) {
  Input& input = input_of(jpeg);
  if (count <= 0) return;
  const std::size_t there = std::min(input.manager.bytes_in_buffer, static_cast<std::size_t>(count));
  input.manager.next_input_byte += there;
  input.manager.bytes_in_buffer -= there;
  input.offset += static_cast<std::size_t>(count) - there;
}

void nothing(j_decompress_ptr) {}

// A scan costs a pass over the whole picture, however few bytes it has. Pictures have about ten.
void count_scans(j_common_ptr jpeg) {
  constexpr int kMostScans = 64;
  if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > kMostScans) give_up(jpeg);
}

// Four colours of ink, which Adobe writes upside down, on white paper; three bytes each remain, in front.
void print_inks(unsigned char* pixels, std::size_t count, bool inverted) {
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned flip = inverted ? 0U : 255U;
    const unsigned black = pixels[4 * i + 3] ^ flip;
    for (std::size_t colour = 0; colour < 3; ++colour)
      pixels[3 * i + colour] =
          static_cast<unsigned char>(((pixels[4 * i + colour] ^ flip) * black + 127) / 255);
  }
}

// What one decoding needs, in one place that outlives the library's jumps.
struct Decoding {
  jpeg_decompress_struct jpeg{};
  JpegErrors errors{};
  jpeg_progress_mgr progress{};
  Input input{};
  Shrinker shrinker{};
};

// It may be left by a jump at every call of the library, so nothing in it has a destructor.
bool decode(Decoding& work) {
  jpeg_decompress_struct& jpeg = work.jpeg;
  if (setjmp(work.errors.escape) != 0) return false;
  jpeg_create_decompress(&jpeg);
  jpeg.mem->max_memory_to_use = static_cast<long>(most_memory);
  jpeg.progress = &work.progress;
  jpeg.src = &work.input.manager;
  if (jpeg_read_header(&jpeg, TRUE) != JPEG_HEADER_OK) return false;
  if (!may_be_decoded({jpeg.image_width, jpeg.image_height})) return false;
  const bool inks = jpeg.num_components == 4;
  jpeg.out_color_space = inks ? JCS_CMYK : JCS_RGB;
  jpeg.do_fancy_upsampling = FALSE;
  // The library leaves out what only a larger picture needs; enough is kept for a true mean.
  jpeg.scale_num = 1;
  jpeg.scale_denom = 8;
  while (jpeg.scale_denom > 1 &&
         std::max(jpeg.image_width, jpeg.image_height) / jpeg.scale_denom < 2 * preview_side)
    jpeg.scale_denom /= 2;
  if (jpeg_start_decompress(&jpeg) == FALSE) return false;
  work.shrinker.begin({jpeg.output_width, jpeg.output_height});
  JSAMPARRAY row =
      jpeg.mem->alloc_sarray(reinterpret_cast<j_common_ptr>(&jpeg), JPOOL_IMAGE,
                             jpeg.output_width * static_cast<JDIMENSION>(jpeg.output_components), 1);
  while (jpeg.output_scanline < jpeg.output_height) {
    const std::size_t y = jpeg.output_scanline;
    if (jpeg_read_scanlines(&jpeg, row, 1) != 1) return false;
    if (inks) print_inks(row[0], jpeg.output_width, jpeg.saw_Adobe_marker != FALSE);
    work.shrinker.add(y, 0, 1, {row[0], std::size_t{3} * jpeg.output_width});
  }
  return true;
}

}  // namespace

std::optional<SmallPicture> decode_jpeg(Source& file) {
  const auto work = std::make_unique<Decoding>();
  work->jpeg.err = work->errors.prepare();
  work->progress.progress_monitor = count_scans;
  work->input.file = &file;
  work->input.manager.init_source = nothing;
  work->input.manager.fill_input_buffer = more;
  work->input.manager.skip_input_data = skip;
  work->input.manager.resync_to_restart = jpeg_resync_to_restart;
  work->input.manager.term_source = nothing;
  const bool whole = decode(*work);
  jpeg_destroy_decompress(&work->jpeg);
  if (!whole) return std::nullopt;
  return work->shrinker.finish();
}

}  // namespace banter::client::media
