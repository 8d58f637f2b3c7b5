#include "search/match.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/holds.hpp"

namespace banter::search {
namespace {

// Where the query stands in the text: "0+5 7+3"; "-" where it does not.
std::string places(std::string_view query_text, std::string_view text) {
  const Query query = parse_query(query_text);
  std::vector<protocol::Highlight> highlights;
  if (!Matcher(query).matches(text, highlights)) return "-";
  CutText cut;
  cut_text(text, cut);
  std::vector<std::string> words;
  words_of(cut, words);
  EXPECT_TRUE(gives(words, needs_of(query))) << query_text << " in " << text;
  std::string places;
  for (const protocol::Highlight& one : highlights) {
    if (!places.empty()) places += ' ';
    places += std::to_string(one.start) + "+" + std::to_string(one.length);
  }
  return places;
}

TEST(Matcher, WordsAndTheirBeginnings) {
  EXPECT_EQ(places("hello", "Hello, hello!"), "0+5 7+5");
  EXPECT_EQ(places("hel", "well hello"), "5+3");
  EXPECT_EQ(places("ello", "hello"), "-");
  EXPECT_EQ(places("world hel", "hello world"), "0+3 6+5");
  EXPECT_EQ(places("hello there", "hello world"), "-");
  EXPECT_EQ(places("cafe", "Un CAFÉ"), "3+4");
  EXPECT_EQ(places("CAFE\u0301", "un café"), "3+4");
  EXPECT_EQ(places("strass", "Die Straße"), "4+5") << "a place is marked whole or not at all";
  EXPECT_EQ(places("👍", "well 👍🏽 done"), "5+2");
}

TEST(Matcher, QuotedWordsStandInARowAndWhole) {
  EXPECT_EQ(places("\"hello wide world\"", "oh hello, wide -- WORLD!"), "3+20");
  EXPECT_EQ(places("\"hello wide\"", "wide hello"), "-");
  EXPECT_EQ(places("\"hel\"", "hello"), "-");
  EXPECT_EQ(places("\"hello wor\"", "hello world"), "-");
  EXPECT_EQ(places("don't", "I don't, don tell"), "2+5 9+5") << "parts of one word stand in a row";
  EXPECT_EQ(places("don't", "t don"), "-");
}

TEST(Matcher, CharactersOfScriptsWithoutSpacesStandAnywhere) {
  EXPECT_EQ(places("京都", "東京都に住む"), "1+2");
  EXPECT_EQ(places("都", "東京都"), "2+1");
  EXPECT_EQ(places("京都府", "東京都"), "-");
  EXPECT_EQ(places("국어", "한국어를"), "1+2");
  EXPECT_EQ(places("ไทย", "ภาษาไทย"), "4+3");
  EXPECT_EQ(places("が", "かがく"), "1+1");
  EXPECT_EQ(places("か", "がく"), "-") << "another sound, another letter";
  EXPECT_EQ(places("\"京都\"", "東京都"), "1+2");
  EXPECT_EQ(places("iphone手机", "我的iPhone手机壳"), "2+8");
  EXPECT_EQ(places("我的iPh", "这是我的iPhone"), "2+5");
  EXPECT_EQ(places("𠮷野", "𠮷野家"), "0+3");
}

TEST(Matcher, PlacesDoNotOverlapAndAreBounded) {
  EXPECT_EQ(places("hel hello he", "hello"), "0+5");
  EXPECT_EQ(places("東京 京都", "東京都"), "0+3");
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += "a ";
  const Query query = parse_query("a");
  std::vector<protocol::Highlight> highlights;
  EXPECT_TRUE(Matcher(query).matches(text, highlights));
  EXPECT_EQ(highlights.size(), kMostHighlights);
}

TEST(Needs, ABeginningOfWhatIsNeededAnywayIsNone) {
  const auto needs = [](std::string_view query_text) { return needs_of(parse_query(query_text)); };
  using testing::ElementsAre;
  EXPECT_THAT(needs("a aa aaa aaab"), ElementsAre(Need{"aaab", true}));
  EXPECT_THAT(needs("hel \"hello\" hello"), ElementsAre(Need{"hello", false}));
  EXPECT_THAT(needs("he ho"), ElementsAre(Need{"he", true}, Need{"ho", true}));
  EXPECT_THAT(needs("\"he hello\""), ElementsAre(Need{"he", false}, Need{"hello", false}));
}

TEST(Matcher, CountsWhatItCompares) {
  const auto steps = [](const std::string& query_text, std::string_view one, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
      text += one;
    const Query query = parse_query(query_text);
    std::vector<protocol::Highlight> highlights;
    Matcher matcher(query);
    EXPECT_FALSE(matcher.matches(text, highlights));
    return matcher.steps();
  };
  std::string quotation = "\"";
  for (int i = 0; i < 31; ++i)
    quotation += "a ";
  EXPECT_GE(steps(quotation + "b\"", "a ", 8000), 8000 * 31);
  EXPECT_GE(steps("京京京京京京京京東", "京", 5000), 5000 * 8);
  EXPECT_LT(steps("b", "a ", 8000), 100'000);
}

TEST(Matcher, LongWordsAreFoundByTheirBeginning) {
  const std::string word(100, 'x');
  EXPECT_EQ(places(word, word), "0+100");
  EXPECT_EQ(places(word.substr(0, 50), word), "0+50");
  EXPECT_EQ(places(word.substr(0, 32), word), "0+32");
  EXPECT_EQ(places(word.substr(0, 31), word), "0+31");
  EXPECT_EQ(places(word + "y", word), "-");
}

}  // namespace
}  // namespace banter::search
