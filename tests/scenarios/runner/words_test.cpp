#include "tests/scenarios/runner/words.hpp"

#include <gtest/gtest.h>

namespace banter::scenarios {
namespace {

TEST(Words, TellsBareWordsFromValues) {
  const auto words = words_of(R"(anna sends "a -> b" to #tea 5 -> ["x", 1] {"k": 2} -)");
  ASSERT_EQ(words.size(), 10u);
  EXPECT_TRUE(words[0].is("anna"));
  EXPECT_EQ(words[2].value->as_string(), "a -> b");
  EXPECT_TRUE(words[4].is("#tea"));
  EXPECT_EQ(words[5].value->as_int64(), 5);
  EXPECT_TRUE(words[6].is("->"));
  EXPECT_EQ(words[7].value->as_array().size(), 2u);
  EXPECT_TRUE(words[8].value->is_object());
  EXPECT_TRUE(words[9].is("-"));
}

TEST(Words, RefusesAnUnfinishedValue) {
  EXPECT_THROW(words_of(R"(anna sends "a)"), BadScript);
  EXPECT_THROW(words_of(R"({"a":)"), BadScript);
}

TEST(Words, WritesOut) {
  EXPECT_EQ(written_out("m<n> <3 times ab> <bytes 41 ff> <other>", 7), "m7 ababab A\xff <other>");
}

}  // namespace
}  // namespace banter::scenarios
