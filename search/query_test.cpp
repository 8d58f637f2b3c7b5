#include "search/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "search/holds.hpp"

namespace banter::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The terms in short: pieces with + between them, = in front of what must be whole.
std::vector<std::string> terms_of(const Query& query) {
  std::vector<std::string> terms;
  for (const Term& term : query.terms) {
    std::string text = term.whole ? "=" : "";
    for (const Term::Piece& piece : term.pieces) {
      if (&piece != &term.pieces.front()) text += '+';
      append_utf8(piece.chars, text);
    }
    terms.push_back(text);
  }
  return terms;
}
std::vector<std::string> terms_of(std::string_view text) {
  return terms_of(parse_query(text));
}

TEST(ParseQuery, WordsAreTerms) {
  EXPECT_THAT(terms_of("Hello wörld"), ElementsAre("hello", "world"));
  EXPECT_THAT(terms_of("  a\tb\u3000c\u00a0d\n"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(terms_of("don't iPhone手机"), ElementsAre("don+t", "iphone+手机"));
  EXPECT_THAT(terms_of(""), IsEmpty());
  EXPECT_TRUE(parse_query("").empty());
  EXPECT_TRUE(parse_query("!!! ... \"\" ()").empty());
}

TEST(ParseQuery, QuotedWordsBelongTogether) {
  EXPECT_THAT(terms_of("a \"b C\" d"), ElementsAre("a", "=b+c", "d"));
  EXPECT_THAT(terms_of("\u201cb c\u201d \u201ed\u201c"), ElementsAre("=b+c", "=d"));
  EXPECT_THAT(terms_of("\"in:#tea\""), ElementsAre("=in+tea"));
}

TEST(ParseQuery, QuotesThatDoNotCloseAreNothing) {
  EXPECT_THAT(terms_of("\"a b"), ElementsAre("a", "b"));
  EXPECT_THAT(terms_of("a \"b\" \"c"), ElementsAre("a", "=b", "c"));
  EXPECT_THAT(terms_of("5\" a\"b"), ElementsAre("5", "a+b"));
  EXPECT_THAT(terms_of("\"\"\"\"\""), IsEmpty());
}

TEST(ParseQuery, Operators) {
  const Query query = parse_query("From:anna from:@ben in:#tea in:@cleo IN:milk has:FILE word");
  EXPECT_THAT(query.from, ElementsAre("anna", "ben"));
  EXPECT_THAT(query.where, ElementsAre("#tea", "@cleo", "#milk"));
  EXPECT_TRUE(query.has_file);
  EXPECT_TRUE(query.narrowed);
  EXPECT_THAT(terms_of(query), ElementsAre("word"));
  EXPECT_FALSE(parse_query("from:anna").empty());
  EXPECT_FALSE(parse_query("word").narrowed);
}

TEST(ParseQuery, DatesAreDaysMonthsOrYearsInUtc) {
  constexpr base::Millis kDay = 86'400'000;
  EXPECT_EQ(parse_query("before:1970-01-02").before, kDay);
  EXPECT_EQ(parse_query("after:1970-01-02").not_before, 2 * kDay) << "when the day is over";
  EXPECT_EQ(parse_query("before:1970-02").before, 31 * kDay);
  EXPECT_EQ(parse_query("after:1970-02").not_before, 59 * kDay);
  EXPECT_EQ(parse_query("before:1971").before, 365 * kDay);
  EXPECT_EQ(parse_query("after:1970").not_before, 365 * kDay);
  EXPECT_EQ(parse_query("after:2024-02-29").not_before, parse_query("before:2024-03-01").before);
  const Query both = parse_query("after:1970-01-01 after:1970-01-03 before:1970-01-09 before:1970-01-08");
  EXPECT_EQ(both.not_before, 3 * kDay);
  EXPECT_EQ(both.before, 7 * kDay);
}

TEST(ParseQuery, WhatIsNoOperatorIsWords) {
  EXPECT_THAT(terms_of("from: from:? from:-x in: in:## has: has:link"),
              ElementsAre("from", "from+x", "in", "has", "has+link"));
  EXPECT_THAT(terms_of("before:tomorrow after:2026-13 after:2026-02-30 before:26 after:2026-1-1 before:1969"),
              ElementsAre("before+tomorrow", "after+2026+13", "after+2026+02+30", "before+26",
                          "after+2026+1+1", "before+1969"));
  EXPECT_THAT(terms_of("http://example.org note:x"), ElementsAre("http+example+org", "note+x"));
  EXPECT_FALSE(parse_query("from: in: before:x").narrowed);
}

TEST(ParseQuery, AWordTwiceIsAWord) {
  EXPECT_THAT(terms_of("a b A \"a\" á"), ElementsAre("a", "b", "=a"));
}

TEST(ParseQuery, TermsAreBounded) {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += "a" + std::to_string(i) + " ";
  EXPECT_EQ(parse_query(text).terms.size(), kMostWords);
  std::string quotation = "one \"";
  for (int i = 0; i < 126; ++i)
    quotation += "a ";
  const Query query = parse_query(quotation + "b\" more");
  ASSERT_EQ(query.terms.size(), 2u);
  EXPECT_EQ(query.terms[1].pieces.size(), kMostWords - 1);
}

TEST(SearchCorpus, HoldsWhatTheFuzzerAsks) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BANTER_SEARCH_CORPUS)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    ++count;
    for (std::size_t size = 0; size <= bytes.size(); ++size)
      EXPECT_TRUE(search_holds(std::string_view(bytes).substr(0, size))) << entry.path() << ", " << size;
  }
  EXPECT_GT(count, 15);
}

}  // namespace
}  // namespace banter::search
