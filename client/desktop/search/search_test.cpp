#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/desktop/people/folding.hpp"
#include "client/desktop/search/fuzzy.hpp"
#include "client/desktop/search/snippet.hpp"

namespace banter::desktop {
namespace {

int score(const char16_t* typed, const char16_t* name) {
  return fuzzy_score(folded(QString::fromUtf16(typed)), folded(QString::fromUtf16(name)));
}

TEST(Fuzzy, WantsTheLettersInTheirOrder) {
  EXPECT_GT(score(u"dsg", u"#design"), 0);
  EXPECT_EQ(score(u"gsd", u"#design"), 0);
  EXPECT_EQ(score(u"", u"#design"), 0);
  EXPECT_GT(score(u"muller", u"Jörg Müller"), 0);
}

TEST(Fuzzy, PrefersWholeNamesThenBeginningsThenWordsThenTheRest) {
  EXPECT_GT(score(u"anna", u"anna"), score(u"anna", u"annabel"));
  EXPECT_GT(score(u"anna", u"annabel"), score(u"anna", u"Joe Anna"));
  EXPECT_GT(score(u"anna", u"Joe Anna"), score(u"anna", u"Johanna"));
  EXPECT_GT(score(u"anna", u"Johanna"), score(u"anna", u"a nice new area"));
  EXPECT_GT(score(u"ab", u"Anna Bell"), score(u"ab", u"xaxxbx"));
}

std::vector<std::pair<std::int64_t, std::int64_t>> places(const Snippet& snippet) {
  std::vector<std::pair<std::int64_t, std::int64_t>> result;
  for (const protocol::Highlight& one : snippet.highlights)
    result.emplace_back(one.start, one.length);
  return result;
}

TEST(Snippets, KeepTheirPlaces) {
  const Snippet snippet = snippet_of(QStringLiteral("hello\nbig world"), {{0, 5}, {10, 5}}, 200);
  EXPECT_EQ(snippet.text, QStringLiteral("hello big world"));
  EXPECT_THAT(places(snippet), ::testing::ElementsAre(std::pair(0, 5), std::pair(10, 5)));
}

TEST(Snippets, StandAroundTheFirstPlace) {
  const QString content = QStringLiteral("word ").repeated(100) + QStringLiteral("needle") +
                          QStringLiteral(" after").repeated(100);
  const Snippet snippet = snippet_of(content, {{500, 6}}, 120);
  ASSERT_EQ(snippet.highlights.size(), 1U);
  EXPECT_EQ(snippet.text.mid(snippet.highlights[0].start, snippet.highlights[0].length),
            QStringLiteral("needle"));
  EXPECT_TRUE(snippet.text.startsWith(QStringLiteral("…word")));
  EXPECT_TRUE(snippet.text.endsWith(u'…'));
  EXPECT_LE(snippet.text.size(), 122);
}

TEST(Snippets, ForeignPlacesDoNoHarm) {
  const Snippet snippet = snippet_of(
      QStringLiteral("short"),
      {{-5, 3}, {0, 2}, {1, 2}, {4, 9}, {9'000'000'000'000'000, 1}, {2, 9'000'000'000'000'000}}, 200);
  EXPECT_EQ(snippet.text, QStringLiteral("short"));
  EXPECT_THAT(places(snippet), ::testing::ElementsAre(std::pair(0, 2)));
  EXPECT_EQ(snippet_of(QString(), {{0, 1}}, 10).text, QString());
  // Half of an emoji is never shown.
  EXPECT_EQ(snippet_of(QStringLiteral("aaa🚀"), {}, 4).text, QStringLiteral("aaa…"));
}

}  // namespace
}  // namespace banter::desktop
