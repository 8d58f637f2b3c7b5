#include "client/core/testing/pictures.hpp"

#include <png.h>
#include <webp/encode.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

namespace banter::client::testing {
namespace {

std::vector<unsigned char> rgba_of(const Drawing& drawing) {
  std::vector<unsigned char> pixels;
  for (std::size_t y = 0; y < drawing.height; ++y) {
    for (std::size_t x = 0; x < drawing.width; ++x) {
      const Rgba pixel = drawing.at(x, y);
      pixels.insert(pixels.end(), pixel.begin(), pixel.end());
    }
  }
  return pixels;
}

void append(png_structp png, png_bytep bytes, std::size_t count) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), count);
}

}  // namespace

Drawing quarters(std::size_t width, std::size_t height) {
  return {width, height, [=](std::size_t x, std::size_t y) {
            if (y < height / 2) return x < width / 2 ? kRed : kGreen;
            return x < width / 2 ? kBlue : kWhite;
          }};
}

std::string png_of(const Drawing& drawing, bool interlaced) {
  std::string file;
  auto pixels = rgba_of(drawing);
  std::vector<png_bytep> rows;
  for (std::size_t y = 0; y < drawing.height; ++y)
    rows.push_back(&pixels[4 * drawing.width * y]);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(drawing.width), static_cast<png_uint_32>(drawing.height),
               8, PNG_COLOR_TYPE_RGBA, interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_rows(png, info, rows.data());
  png_write_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
  png_destroy_write_struct(&png, &info);
  return file;
}

std::string black_png(std::size_t width, std::size_t height) {
  std::string file;
  std::vector<unsigned char> row((width + 7) / 8, 0);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 1,
               PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (std::size_t y = 0; y < height; ++y)
    png_write_row(png, row.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return file;
}

std::string jpeg_of(const Drawing& drawing, JpegKind kind) {
  const auto rgba = rgba_of(drawing);
  const std::size_t components = kind == JpegKind::grey ? 1 : kind == JpegKind::inks ? 4 : 3;
  std::vector<unsigned char> pixels;
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    pixels.insert(pixels.end(), &rgba[i], &rgba[i] + std::min<std::size_t>(components, 3));
    if (kind == JpegKind::inks) pixels.push_back(255);  // upside down, as Adobe has it: no black
  }
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(drawing.width);
  jpeg.image_height = static_cast<JDIMENSION>(drawing.height);
  jpeg.input_components = static_cast<int>(components);
  jpeg.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 90, TRUE);
  if (kind == JpegKind::progressive) jpeg_simple_progression(&jpeg);
  constexpr jpeg_scan_info kScans[] = {{1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
  if (kind == JpegKind::scans) {
    jpeg.scan_info = kScans;
    jpeg.num_scans = 3;
  }
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    unsigned char* row = &pixels[components * drawing.width * jpeg.next_scanline];
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return file;
}

std::string with_orientation(std::string jpeg, unsigned char value, bool little_endian) {
  using namespace std::string_literals;
  const std::string number(1, static_cast<char>(value));
  const std::string big = "MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + number + "\0\0\0\0\0\0"s;
  const std::string little = "II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + number + "\0\0\0\0\0\0\0"s;
  const std::string exif = "Exif\0\0"s + (little_endian ? little : big);
  const std::string length{'\0', static_cast<char>(exif.size() + 2)};
  return jpeg.insert(2, "\xff\xe1" + length + exif);
}

std::string webp_of(const Drawing& drawing, bool lossless) {
  const auto pixels = rgba_of(drawing);
  const int width = static_cast<int>(drawing.width), height = static_cast<int>(drawing.height);
  std::uint8_t* bytes = nullptr;
  const std::size_t size = lossless ? WebPEncodeLosslessRGBA(pixels.data(), width, height, 4 * width, &bytes)
                                    : WebPEncodeRGBA(pixels.data(), width, height, 4 * width, 90, &bytes);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  WebPFree(bytes);
  return file;
}

}  // namespace banter::client::testing
