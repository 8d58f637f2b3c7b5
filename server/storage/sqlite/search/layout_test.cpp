#include "server/storage/sqlite/search/layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <span>

#include "server/storage/sqlite/search/offsets.hpp"

namespace banter::storage::sqlite {
namespace {

TEST(Layout, EveryIndexedKeyLiesInExactlyOneBlock) {
  const Layout layout{.unit_bits = 2};
  for (std::int64_t end = 0; end <= 4 * 256 * 3; end += 4) {
    std::int64_t expected = end;
    for (const Block block : layout.newest_first(end, end + 1)) {
      ASSERT_EQ(layout.end(block), expected) << "blocks without hole or overlap, newest first";
      expected = layout.begin(block);
      const Block same = layout.of(expected, end);
      ASSERT_EQ(same.level, block.level);
      ASSERT_EQ(same.number, block.number);
    }
    ASSERT_EQ(expected, 0);
  }
}

TEST(Layout, FewBlocksHoldManyMessages) {
  const Layout layout;
  EXPECT_LE(layout.newest_first(1'000'448, 1 << 30).size(), 34u);
  EXPECT_EQ(layout.newest_first(layout.size(2), 1 << 30).size(), 1u);
  EXPECT_TRUE(layout.newest_first(layout.size(2), 0).empty());
}

TEST(Offsets, ComeBackAsTheyWere) {
  std::mt19937 random(1);
  for (const int bits : {2, 6, 10, 14}) {
    for (int density = 1; density <= 64; density *= 2) {
      Offsets offsets;
      for (std::uint32_t i = 0; i < std::uint32_t{1} << bits; ++i) {
        if (random() % 64 < static_cast<unsigned>(density)) offsets.push_back(i);
      }
      std::string encoded;
      encode_offsets(offsets, bits, encoded);
      EXPECT_LE(encoded.size(), 1 + std::max<std::size_t>((std::size_t{1} << bits) / 8, 1));
      const auto bytes = std::as_bytes(std::span(encoded));
      Offsets decoded;
      ASSERT_TRUE(decode_offsets(bytes, bits, 0, decoded));
      EXPECT_EQ(decoded, offsets) << bits << " bits, " << density;
      OffsetSet set;
      set.reset(bits, false);
      ASSERT_TRUE(set.add_encoded(bytes, bits));
      EXPECT_EQ(set.empty(), offsets.empty());
      Offsets down;
      set.descend(0, std::uint32_t{1} << bits, [&](std::uint32_t offset) {
        down.push_back(offset);
        return true;
      });
      std::ranges::reverse(down);
      EXPECT_EQ(down, offsets);
    }
  }
}

TEST(Offsets, BrokenBytesAreRefused) {
  Offsets offsets;
  OffsetSet set;
  set.reset(10, false);
  for (const std::string& broken :
       {std::string(), std::string("\x02"), std::string("\x01", 1) + "abc", std::string("\0\xff", 2),
        std::string("\0\xff\xff\xff\xff\xff\x01", 7), std::string("\0\x80\x08", 3)}) {
    EXPECT_FALSE(decode_offsets(std::as_bytes(std::span(broken)), 10, 0, offsets));
    EXPECT_FALSE(set.add_encoded(std::as_bytes(std::span(broken)), 10));
  }
}

TEST(Offsets, ASetIsLookedThroughWithinBounds) {
  OffsetSet set;
  set.reset(10, true);
  std::vector<std::uint32_t> seen;
  set.descend(3, 6, [&](std::uint32_t offset) {
    seen.push_back(offset);
    return true;
  });
  EXPECT_THAT(seen, testing::ElementsAre(5, 4, 3));
  EXPECT_TRUE(set.any(1023, 1024));
  OffsetSet few;
  few.reset(10, false);
  few.add(64);
  set.keep_common(few);
  EXPECT_TRUE(set.any(64, 65));
  EXPECT_FALSE(set.any(0, 64));
  EXPECT_FALSE(set.any(65, 1024));
  set.reset(2, true);
  EXPECT_TRUE(set.any(3, 4));
}

}  // namespace
}  // namespace banter::storage::sqlite
