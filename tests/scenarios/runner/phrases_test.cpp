#include "tests/scenarios/runner/phrases.hpp"

#include <gtest/gtest.h>

namespace banter::scenarios {
namespace {

TEST(Phrases, FindsTheSentenceAndFillsTheFrame) {
  const Phrases phrases = Phrases::read(
      "# a comment\nsends TEXT to TARGET => {\"action\":\"message\",\"to\":TARGET,\"x\":[TEXT]}\n");
  const auto sentence = words_of(R"(sends "hi THERE" to ben)");
  const auto match = phrases.match(sentence);
  ASSERT_TRUE(match);
  const auto frame = Phrases::fill(match->frame, [&](const std::string& name) {
    const Word& word = match->arguments.at(name);
    return word.value.value_or(json::value(word.text));
  });
  EXPECT_EQ(json::serialize(frame), R"({"action":"message","to":"ben","x":["hi THERE"]})");
}

TEST(Phrases, KnowsNoOtherSentence) {
  const Phrases phrases = Phrases::read("pings => {\"action\":\"ping\"}\n");
  EXPECT_FALSE(phrases.match(words_of("pings twice")));
  EXPECT_FALSE(phrases.match(words_of("\"pings\"")));
}

TEST(Phrases, RefusesABadTable) {
  EXPECT_THROW(Phrases::read("pings\n"), BadScript);
  EXPECT_THROW(Phrases::read("pings => {\"action\":}\n"), BadScript);
}

}  // namespace
}  // namespace banter::scenarios
