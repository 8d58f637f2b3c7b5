#include <png.h>

#include <csetjmp>
#include <memory>
#include <vector>

#include "client/core/media/preview/decode.hpp"

namespace banter::client::media {
namespace {

// What one decoding needs, in one place that outlives the library's jumps.
struct Decoding {
  Source* file = nullptr;
  std::uint64_t offset = 0;
  std::jmp_buf escape{};
  png_structp png = nullptr;
  png_infop info = nullptr;
  std::vector<unsigned char> row;  // made before the library is called
  Shrinker shrinker{};
};

[[noreturn]] void give_up(png_structp png, png_const_charp) {
  std::longjmp(static_cast<Decoding*>(png_get_error_ptr(png))->escape, 1);
}

void say_nothing(png_structp, png_const_charp) {}

void read(png_structp png, png_bytep into, std::size_t count) {
  auto& work = *static_cast<Decoding*>(png_get_io_ptr(png));
  if (work.offset > most_read || !work.file->fill(work.offset, {into, count})) give_up(png, "");
  work.offset += count;
}

void limit(Decoding& work) {
  png_set_user_limits(work.png, 100'000, 100'000);
  png_set_chunk_malloc_max(work.png, 1U << 20U);
  // Only what changes the pixels is looked at; texts, profiles and what is unknown are skipped over.
  constexpr png_byte kSkipped[] =
      "cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0sCAL\0sPLT\0sRGB\0tEXt\0tIME\0zTXt";
  png_set_keep_unknown_chunks(work.png, PNG_HANDLE_CHUNK_NEVER, kSkipped, sizeof kSkipped / 5);
}

// Whatever the file holds, rows come as red, green, blue and opacity, a byte each.
void ask_for_rgba(png_structp png) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
}

// It may be left by a jump at every call of the library, so nothing in it has a destructor.
bool decode(Decoding& work, PixelSize size) {
  if (setjmp(work.escape) != 0) return false;
  work.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &work, give_up, say_nothing);
  work.info = work.png != nullptr ? png_create_info_struct(work.png) : nullptr;
  if (work.info == nullptr) return false;
  limit(work);
  png_set_read_fn(work.png, &work, read);
  png_read_info(work.png, work.info);
  if (png_get_image_width(work.png, work.info) != size.width ||
      png_get_image_height(work.png, work.info) != size.height)
    return false;
  ask_for_rgba(work.png);
  // Not asked to put the passes together, the library gives the rows of each as they are, and keeps no
  // picture.
  const bool interlaced = png_get_interlace_type(work.png, work.info) == PNG_INTERLACE_ADAM7;
  png_read_update_info(work.png, work.info);
  if (png_get_rowbytes(work.png, work.info) > work.row.size()) return false;
  work.shrinker.begin(size);
  for (unsigned pass = 0; pass < (interlaced ? 7U : 1U); ++pass) {
    const std::size_t x = interlaced ? PNG_PASS_START_COL(pass) : 0,
                      step = interlaced ? PNG_PASS_COL_OFFSET(pass) : 1;
    const std::size_t first = interlaced ? PNG_PASS_START_ROW(pass) : 0;
    const std::size_t next = interlaced ? PNG_PASS_ROW_OFFSET(pass) : 1;
    if (x >= size.width) continue;  // a pass without pixels has no rows
    const std::size_t count = (size.width - x + step - 1) / step;
    for (std::size_t y = first; y < size.height; y += next) {
      png_read_row(work.png, work.row.data(), nullptr);
      put_on_white(work.row.data(), count);
      work.shrinker.add(y, x, step, {work.row.data(), 3 * count});
    }
  }
  png_read_end(work.png, nullptr);
  return true;
}

}  // namespace

std::optional<SmallPicture> decode_png(Source& file) {
  const auto size = png_size(file);
  if (!size || !may_be_decoded(*size)) return std::nullopt;
  const auto work = std::make_unique<Decoding>();
  work->file = &file;
  work->row.resize(4 * static_cast<std::size_t>(size->width));
  const bool whole = decode(*work, *size);
  if (work->png != nullptr) png_destroy_read_struct(&work->png, &work->info, nullptr);
  if (!whole) return std::nullopt;
  return work->shrinker.finish();
}

}  // namespace banter::client::media
