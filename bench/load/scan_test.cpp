#include "bench/load/scan.hpp"

#include <gtest/gtest.h>

namespace banter::bench {
namespace {

TEST(Scan, TellsLinesApart) {
  EXPECT_EQ(kind_of(R"({"event":"message","conversation":"c1","seq":1})"), LineKind::message);
  EXPECT_EQ(kind_of(R"({"event":"presence","username":"a"})"), LineKind::other_event);
  EXPECT_EQ(kind_of(R"({"reply":"message","id":1,"ok":true,"seq":1})"), LineKind::reply);
  EXPECT_EQ(kind_of(R"({"reply":"message","id":1,"ok":false,"error":{"code":"conflict"}})"),
            LineKind::refusal);
  EXPECT_EQ(kind_of(R"({"reply":null,"ok":false})"), LineKind::refusal);
}

TEST(Scan, FindsFieldsByTheirWholeName) {
  const auto* line = R"({"subseq":7,"seq":42,"seqs":8,"code":"conflict","x":"code"})";
  EXPECT_EQ(number_field(line, "seq"), 42U);
  EXPECT_EQ(text_field(line, "code"), "conflict");
  EXPECT_EQ(text_field(line, "seq"), std::nullopt);
  EXPECT_EQ(number_field(line, "code"), std::nullopt);
  EXPECT_EQ(number_field(line, "none"), std::nullopt);
  EXPECT_EQ(text_field(R"({"code":"unfinished)", "code"), std::nullopt);
}

}  // namespace
}  // namespace banter::bench
