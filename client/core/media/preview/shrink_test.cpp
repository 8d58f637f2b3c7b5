#include "client/core/media/preview/shrink.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace banter::client::media {
namespace {

std::vector<unsigned char> grey_row(const std::vector<unsigned char>& values) {
  std::vector<unsigned char> row;
  for (const unsigned char value : values)
    row.insert(row.end(), {value, value, value});
  return row;
}

TEST(PreviewSize, KeepsProportionsAndNeverGrows) {
  EXPECT_EQ(preview_size({32, 32}), (PixelSize{32, 32}));
  EXPECT_EQ(preview_size({5, 31}), (PixelSize{5, 31}));
  EXPECT_EQ(preview_size({1920, 1080}), (PixelSize{32, 18}));
  EXPECT_EQ(preview_size({1080, 1920}), (PixelSize{18, 32}));
  EXPECT_EQ(preview_size({50'000'000, 1}), (PixelSize{32, 1}));
  EXPECT_EQ(preview_size({33, 32}), (PixelSize{32, 31}));
}

TEST(Shrinker, LeavesASmallPictureAsItIs) {
  Shrinker shrinker;
  shrinker.begin({2, 1});
  shrinker.add(0, 0, 1, std::array<unsigned char, 6>{1, 2, 3, 253, 254, 255});
  const SmallPicture picture = shrinker.finish();
  EXPECT_EQ(picture.width, 2U);
  EXPECT_EQ(picture.height, 1U);
  const std::vector<unsigned char> pixels(picture.pixels.begin(), picture.pixels.begin() + 6);
  EXPECT_EQ(pixels, (std::vector<unsigned char>{1, 2, 3, 253, 254, 255}));
}

TEST(Shrinker, CountsPartsOfPixelsInProportion) {
  Shrinker shrinker;
  shrinker.begin({48, 1});  // a pixel and a half each
  std::vector<unsigned char> values(48, 0);
  values[0] = 90;
  values[1] = 60;
  values[47] = 30;
  shrinker.add(0, 0, 1, grey_row(values));
  const SmallPicture picture = shrinker.finish();
  EXPECT_EQ(picture.pixels[0], 80);  // (90 + 60 / 2) / 1.5
  EXPECT_EQ(picture.pixels[3], 20);  // (60 / 2 + 0) / 1.5
  EXPECT_EQ(picture.pixels[3 * 31], 20);
}

TEST(Shrinker, OneColourStaysThatColour) {
  for (const PixelSize size :
       {PixelSize{33, 47}, PixelSize{1000, 3}, PixelSize{3, 1000}, PixelSize{641, 480}}) {
    Shrinker shrinker;
    shrinker.begin(size);
    const std::vector<unsigned char> row(3 * static_cast<std::size_t>(size.width), 201);
    for (std::size_t y = 0; y < size.height; ++y)
      shrinker.add(y, 0, 1, row);
    const SmallPicture picture = shrinker.finish();
    for (std::size_t i = 0; i < 3 * picture.width * picture.height; ++i)
      ASSERT_EQ(picture.pixels[i], 201) << size.width << " " << i;
  }
}

TEST(Shrinker, PixelsMayComeInAnyOrder) {
  constexpr std::size_t kWidth = 101, kHeight = 67;
  const auto pixel = [](std::size_t x, std::size_t y) { return static_cast<unsigned char>(x * 7 + y * 13); };
  Shrinker in_order, mixed;
  in_order.begin({kWidth, kHeight});
  mixed.begin({kWidth, kHeight});
  for (std::size_t y = 0; y < kHeight; ++y) {
    std::vector<unsigned char> values;
    for (std::size_t x = 0; x < kWidth; ++x)
      values.push_back(pixel(x, y));
    in_order.add(y, 0, 1, grey_row(values));
  }
  for (std::size_t y = kHeight; y-- > 0;) {
    for (const std::size_t first : {2U, 0U, 1U}) {
      std::vector<unsigned char> values;
      for (std::size_t x = first; x < kWidth; x += 3)
        values.push_back(pixel(x, y));
      mixed.add(y, first, 3, grey_row(values));
    }
  }
  EXPECT_EQ(in_order.finish().pixels, mixed.finish().pixels);
}

TEST(Turned, TheEightOrientations) {
  // 1 2
  // 3 4
  // 5 6
  SmallPicture stored{.width = 2, .height = 3};
  for (std::size_t i = 0; i < 18; ++i)
    stored.pixels[i] = static_cast<unsigned char>(i / 3 + 1);
  const std::array<std::vector<int>, 8> expected{{{1, 2, 3, 4, 5, 6},
                                                  {2, 1, 4, 3, 6, 5},
                                                  {6, 5, 4, 3, 2, 1},
                                                  {5, 6, 3, 4, 1, 2},
                                                  {1, 3, 5, 2, 4, 6},
                                                  {5, 3, 1, 6, 4, 2},
                                                  {6, 4, 2, 5, 3, 1},
                                                  {2, 4, 6, 1, 3, 5}}};
  for (unsigned value = 1; value <= 8; ++value) {
    const SmallPicture picture = turned(stored, Orientation::of_exif(value));
    EXPECT_EQ(picture.width, value < 5 ? 2U : 3U) << value;
    std::vector<int> pixels;
    for (std::size_t i = 0; i < 6; ++i)
      pixels.push_back(picture.pixels[3 * i]);
    EXPECT_EQ(pixels, expected[value - 1]) << value;
  }
}

TEST(PutOnWhite, MixesByOpacity) {
  std::array<unsigned char, 12> pixels{0, 100, 255, 255, 7, 8, 9, 0, 0, 100, 200, 51};
  put_on_white(pixels.data(), 3);
  const std::vector<unsigned char> mixed(pixels.begin(), pixels.begin() + 9);
  EXPECT_EQ(mixed, (std::vector<unsigned char>{0, 100, 255, 255, 255, 255, 204, 224, 244}));
}

}  // namespace
}  // namespace banter::client::media
