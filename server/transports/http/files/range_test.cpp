#include "server/transports/http/files/range.hpp"

#include <gmock/gmock.h>

namespace banter::transports::http::files {
namespace {

bool is_whole(std::string_view field, std::int64_t size = 10) {
  return std::holds_alternative<WholeFile>(parse_range(field, size));
}

bool is_beyond(std::string_view field, std::int64_t size = 10) {
  return std::holds_alternative<NoSuchPart>(parse_range(field, size));
}

FilePart part(std::string_view field, std::int64_t size = 10) {
  const auto range = parse_range(field, size);
  const auto* const found = std::get_if<FilePart>(&range);
  EXPECT_NE(found, nullptr) << field;
  return found != nullptr ? *found : FilePart{-1, -1};
}

TEST(Range, FromTo) {
  EXPECT_EQ(part("bytes=0-0"), (FilePart{0, 1}));
  EXPECT_EQ(part("bytes=2-5"), (FilePart{2, 4}));
  EXPECT_EQ(part("bytes=0-9"), (FilePart{0, 10}));
  EXPECT_EQ(part("bytes=9-9"), (FilePart{9, 1}));
  EXPECT_EQ(part("Bytes=9-"), (FilePart{9, 1}));
  EXPECT_EQ(part("bytes=0-"), (FilePart{0, 10}));
  EXPECT_EQ(part("bytes=5-10"), (FilePart{5, 5}));
  EXPECT_EQ(part("bytes=00005-00006"), (FilePart{5, 2}));
}

TEST(Range, CountedFromTheEnd) {
  EXPECT_EQ(part("bytes=-1"), (FilePart{9, 1}));
  EXPECT_EQ(part("bytes=-10"), (FilePart{0, 10}));
  EXPECT_EQ(part("bytes=-11"), (FilePart{0, 10}));
}

TEST(Range, NumbersMayBeOfAnyLength) {
  const std::string huge(400, '9');
  EXPECT_EQ(part("bytes=1-" + huge), (FilePart{1, 9}));
  EXPECT_EQ(part("bytes=-" + huge), (FilePart{0, 10}));
  EXPECT_TRUE(is_beyond("bytes=" + huge + "-"));
  EXPECT_TRUE(is_beyond("bytes=" + huge + "-" + huge));
  EXPECT_EQ(part("bytes=9223372036854775806-9223372036854775807", INT64_MAX), (FilePart{INT64_MAX - 1, 1}));
}

TEST(Range, BehindTheEndThereIsNothing) {
  EXPECT_TRUE(is_beyond("bytes=10-"));
  EXPECT_TRUE(is_beyond("bytes=10-20"));
  EXPECT_TRUE(is_beyond("bytes=-0"));
}

TEST(Range, OfAnEmptyFile) {
  EXPECT_TRUE(is_beyond("bytes=0-", 0));
  EXPECT_TRUE(is_beyond("bytes=0-5", 0));
  EXPECT_TRUE(is_beyond("bytes=-0", 0));
  EXPECT_TRUE(is_whole("bytes=-5", 0));
}

TEST(Range, WhatIsNotOneRangeOfBytesIsTheWholeFile) {
  for (const std::string_view field :
       {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=1-2,4-5", "bytes=1-2,", "bytes=1",
        "bytes=--1", "bytes=1-2-3", "bytes= 1-2", "bytes=1 -2", "bytes=+1-2", "bytes=0x1-2", "lines=1-2",
        "1-2", "bytes 1-2"})
    EXPECT_TRUE(is_whole(field)) << field;
}

}  // namespace
}  // namespace banter::transports::http::files
