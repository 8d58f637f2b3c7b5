#include "tests/scenarios/runner/script.hpp"

#include <gtest/gtest.h>

#include "tests/scenarios/runner/sentence.hpp"

namespace banter::scenarios {
namespace {

TEST(Script, ReadsStepsTablesAndBlocks) {
  const auto steps = read_script(
      "# what it shows\n"
      "cast anna\n"
      "\n"
      "anna reads x\n"
      "  messages\n"
      "  | seq | content |\n"
      "  | 1   | \"a b\"   |\n"
      "  | 2   | -       |\n"
      "anna at once\n"
      "  # inside too\n"
      "  pings -> ok\n");
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[1].line, 4);
  ASSERT_EQ(steps[1].tables.size(), 1u);
  EXPECT_EQ(steps[1].tables[0].list, "messages");
  ASSERT_EQ(steps[1].tables[0].rows.size(), 2u);
  EXPECT_EQ(steps[1].tables[0].rows[0][1], "\"a b\"");
  ASSERT_EQ(steps[2].block.size(), 1u);
  EXPECT_EQ(steps[2].block[0].line, 11);
}

TEST(Script, TellsTheLineThatItCannotRead) {
  try {
    read_script("cast anna\n  | a | b |\n  | 1 |\n");
    FAIL();
  } catch (const BadScript& bad) {
    EXPECT_TRUE(std::string(bad.what()).starts_with("3: ")) << bad.what();
  }
  EXPECT_THROW(read_script("  anna pings\n"), BadScript);
}

TEST(Sentence, HasItsParts) {
  const auto sentence = Sentence::read(R"(anna on phone 3 times sends "x -> y" to ben   -> refused blocked)");
  EXPECT_EQ(sentence.actor, "anna");
  EXPECT_EQ(sentence.device, "phone");
  EXPECT_EQ(sentence.times, 3);
  EXPECT_EQ(sentence.said, R"(sends "x -> y" to ben)");
  EXPECT_EQ(sentence.outcome, "refused blocked");
  EXPECT_THROW(Sentence::read("anna"), BadScript);
}

TEST(Outcome, IsOkUnlessSaidOtherwise) {
  EXPECT_TRUE(Outcome::read("").ok);
  EXPECT_EQ(Outcome::read("ok with seq 1 and version 2").fields.size(), 2u);
  const auto refused = Outcome::read("refused too_large about content with error.class fix");
  EXPECT_FALSE(refused.ok);
  EXPECT_EQ(refused.code, "too_large");
  EXPECT_EQ(refused.about, "content");
  EXPECT_EQ(refused.fields.size(), 1u);
  EXPECT_THROW(Outcome::read("maybe"), BadScript);
  EXPECT_THROW(Outcome::read("ok seq 1"), BadScript);
}

}  // namespace
}  // namespace banter::scenarios
