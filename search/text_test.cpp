#include "search/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The tokens of a text: words as they are, runs of scripts without spaces in [], pictures in <>.
std::vector<std::string> tokens_of(std::string_view text) {
  CutText cut;
  cut_text(text, cut);
  std::vector<std::string> tokens;
  for (const Token& token : cut.tokens) {
    std::string chars;
    append_utf8(cut.chars_of(token), chars);
    if (token.kind == TokenKind::dense) chars = "[" + chars + "]";
    if (token.kind == TokenKind::symbol) chars = "<" + chars + ">";
    tokens.push_back(chars);
  }
  return tokens;
}

// Where each token begins and ends, in UTF-16.
std::vector<std::string> places_of(std::string_view text) {
  CutText cut;
  cut_text(text, cut);
  std::vector<std::string> places;
  for (const Token& token : cut.tokens) {
    places.push_back(std::to_string(cut.origins[token.first].begin) + "-" +
                     std::to_string(cut.origins[token.first + token.count - 1].end));
  }
  return places;
}

TEST(CutText, WordsAreLettersAndDigitsOfAnyScript) {
  EXPECT_THAT(tokens_of(""), IsEmpty());
  EXPECT_THAT(tokens_of(" \t\n.,:!?-_"), IsEmpty());
  EXPECT_THAT(tokens_of("Hello, wide World 42"), ElementsAre("hello", "wide", "world", "42"));
  EXPECT_THAT(tokens_of("don't snake_case a.b"), ElementsAre("don", "t", "snake", "case", "a", "b"));
  EXPECT_THAT(tokens_of("Привет ΚΌΣΜΕ שלום مرحبا नमस्ते"),
              ElementsAre("привет", "κοσμε", "שלום", "مرحبا", "नमस्ते"));
  EXPECT_THAT(tokens_of("soft\u00adhyphen zero\u200bwidth"), ElementsAre("softhyphen", "zero", "width"));
}

TEST(CutText, CaseAndDiacriticsAreFolded) {
  EXPECT_THAT(tokens_of("Straße STRASSE"), ElementsAre("strasse", "strasse"));
  EXPECT_THAT(tokens_of("Ünïcödé Łódź Ørsted Œuvre ægir İstanbul ılık"),
              ElementsAre("unicode", "lodz", "orsted", "oeuvre", "aegir", "istanbul", "ilik"));
  EXPECT_THAT(tokens_of("ὈΔΥΣΣΕΎΣ ὀδυσσεύς"), ElementsAre("οδυσσευσ", "οδυσσευσ"));
  EXPECT_THAT(tokens_of("ёлка שָׁלוֹם مُحَمَّد محمـــد"), ElementsAre("елка", "שלום", "محمد", "محمد"));
  EXPECT_THAT(tokens_of("ﬁne ＡＢＣ１２ ²"), ElementsAre("fine", "abc12", "2"));
}

TEST(CutText, AllNormalFormsAreOne) {
  EXPECT_THAT(tokens_of("caf\u00e9"), ElementsAre("cafe"));
  EXPECT_THAT(tokens_of("cafe\u0301"), ElementsAre("cafe"));
  EXPECT_EQ(tokens_of("\u1ed9"), tokens_of("o\u0323\u0302"));
  EXPECT_EQ(tokens_of("\u1ed9"), tokens_of("o\u0302\u0323")) << "marks typed in another order";
  EXPECT_THAT(tokens_of("\u1112\u1161\u11ab\u1100\u116e\u11a8"), ElementsAre("[한국]"));
  EXPECT_THAT(tokens_of("か\u3099 ｶﾞ"), ElementsAre("[が]", "[ガ]"));
  EXPECT_EQ(tokens_of("\u0958"), tokens_of("\u0915\u093c")) << "a nukta is part of the letter";
}

TEST(CutText, ScriptsWithoutSpacesAreRuns) {
  EXPECT_THAT(tokens_of("東京都に住む。"), ElementsAre("[東京都に住む]"));
  EXPECT_THAT(tokens_of("한국어 안녕"), ElementsAre("[한국어]", "[안녕]"));
  EXPECT_THAT(tokens_of("スーパー・カー"), ElementsAre("[スーパー]", "[カー]"));
  EXPECT_THAT(tokens_of("ภาษาไทย"), ElementsAre("[ภาษาไทย]"));
  EXPECT_THAT(tokens_of("我的iPhone手机"), ElementsAre("[我的]", "iphone", "[手机]"));
  EXPECT_THAT(tokens_of("𠮷野家"), ElementsAre("[𠮷野家]"));
}

TEST(CutText, APictureIsATokenOfItsOwn) {
  EXPECT_THAT(tokens_of("ok👍👍🏽!"), ElementsAre("ok", "<👍>", "<👍>"));
  EXPECT_THAT(tokens_of("❤️"), ElementsAre("<❤>"));
}

TEST(CutText, PlacesAreInUnitsOfUtf16) {
  EXPECT_THAT(places_of("a bc"), ElementsAre("0-1", "2-4"));
  EXPECT_THAT(places_of("é bc"), ElementsAre("0-1", "2-4"));
  EXPECT_THAT(places_of("e\u0301 bc"), ElementsAre("0-2", "3-5"));
  EXPECT_THAT(places_of("👍 bc"), ElementsAre("0-2", "3-5"));
  EXPECT_THAT(places_of("👍🏽 bc"), ElementsAre("0-2", "5-7"));
  EXPECT_THAT(places_of("Straße x"), ElementsAre("0-6", "7-8")) << "ß is two letters of one place";
}

TEST(CutText, WhatIsNoUtf8PartsWords) {
  EXPECT_THAT(tokens_of("a\xff"
                        "b\xc3"),
              ElementsAre("a", "b"));
  EXPECT_THAT(tokens_of("a\xed\xa0\x80z"), ElementsAre("a", "z"));
}

TEST(CutText, ATowerOfMarksCostsNoMoreThanItsLength) {
  std::string text = "a";
  for (int i = 0; i < 8000; ++i)
    text += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_THAT(tokens_of(text + "b"), ElementsAre("ab"));
  std::string thai = "ก";
  for (int i = 0; i < 5000; ++i)
    thai += i % 2 == 0 ? "\u0e38" : "\u0e48";
  EXPECT_EQ(tokens_of(thai).size(), 1u);
}

}  // namespace
}  // namespace banter::search
