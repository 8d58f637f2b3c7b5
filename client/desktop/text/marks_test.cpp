#include "client/desktop/text/marks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "client/desktop/text/emoji_runs.hpp"
#include "client/desktop/text/links.hpp"

namespace banter::desktop {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Block only(const QString& text) {
  const std::vector<Block> blocks = read_marks(text);
  EXPECT_THAT(blocks, SizeIs(1));
  return blocks.empty() ? Block{} : blocks.front();
}

Span span(qsizetype start, qsizetype length, int marks, const QString& target = {}) {
  return {start, length, static_cast<std::uint16_t>(marks), target};
}

TEST(Marks, WordsBetweenSignsAreMarkedAndTheSignsAreGone) {
  const Block block = only(QStringLiteral("a **bold** and *slanted* ~~gone~~ `x*y*` _so_"));
  EXPECT_EQ(block.text, QStringLiteral("a bold and slanted gone x*y* so"));
  EXPECT_THAT(block.spans, ElementsAre(span(2, 4, kBold), span(11, 7, kItalic), span(19, 4, kStrike),
                                       span(24, 4, kCode), span(29, 2, kItalic)));
}

TEST(Marks, SignsLieWithinEachOther) {
  const Block block = only(QStringLiteral("**a *b* c**"));
  EXPECT_EQ(block.text, QStringLiteral("a b c"));
  EXPECT_THAT(block.spans, ElementsAre(span(0, 2, kBold), span(2, 1, kBold | kItalic), span(3, 2, kBold)));
}

TEST(Marks, WhatOnlyLooksLikeASignStays) {
  for (const char* text : {"2 * 3 * 4", "2*3*4", "snake_case_name", "**open", "* item", "a ~ b", "``", "[",
                           "[a](b)", "(a)[b]", "```", "#1", "a@b", "\\d"})
    EXPECT_EQ(only(QString::fromUtf8(text)), (Block{.text = QString::fromUtf8(text)})) << text;
}

TEST(Marks, ABackslashTakesASignItsMeaning) {
  EXPECT_EQ(only(QStringLiteral("\\*a\\*")), (Block{.text = QStringLiteral("*a*")}));
}

TEST(Marks, AddressesAreLinksIfTheyAreSafe) {
  const Block block = only(QStringLiteral("see https://a.org/b_c_(d), or (http://x.y)."));
  EXPECT_THAT(block.spans, ElementsAre(span(4, 21, kLink, QStringLiteral("https://a.org/b_c_(d)")),
                                       span(31, 10, kLink, QStringLiteral("http://x.y"))));
  EXPECT_THAT(only(QStringLiteral("file:///etc/passwd javascript:alert(1) smb://x/y ftp://a.b")).spans,
              IsEmpty());
  EXPECT_THAT(only(QStringLiteral("https:// http://")).spans, IsEmpty());
  EXPECT_THAT(only(QStringLiteral("[go](javascript:x)")).spans, IsEmpty());
  EXPECT_THAT(only(QStringLiteral("[go](https://a.org/x)")).spans,
              ElementsAre(span(0, 2, kLink, QStringLiteral("https://a.org/x"))));
}

TEST(Marks, NoLinkPretendsToLeadElsewhere) {
  for (const char* text : {"[https://bank.org](https://evil.org)", "[www.bank.org](https://evil.org)",
                           "[bank.org](https://evil.org)"}) {
    const Block block = only(QString::fromUtf8(text));
    EXPECT_TRUE(block.text.contains(QStringLiteral("](https://evil.org"))) << text;
  }
  EXPECT_EQ(true_address(QStringLiteral("https://аpple.com/")), QStringLiteral("https://xn--pple-43d.com/"));
}

TEST(Marks, NamesAreFound) {
  const Block block = only(QStringLiteral("@anna, ask (@ben.b) in #general."));
  EXPECT_THAT(block.spans, ElementsAre(span(0, 5, kMention, QStringLiteral("anna")),
                                       span(12, 6, kMention, QStringLiteral("ben.b")),
                                       span(23, 8, kRoom, QStringLiteral("#general"))));
}

TEST(Marks, BlocksStandBelowEachOther) {
  const auto blocks =
      read_marks(QStringLiteral("look\n```cpp\nint *a;\n\nint *b;\n```\n> *so*\n> it is\nyes"));
  ASSERT_THAT(blocks, SizeIs(4));
  EXPECT_EQ(blocks[0].text, QStringLiteral("look"));
  EXPECT_EQ(blocks[1], (Block{.kind = Block::Kind::code,
                              .text = QStringLiteral("int *a;\n\nint *b;"),
                              .language = QStringLiteral("cpp")}));
  EXPECT_EQ(blocks[2].kind, Block::Kind::quote);
  EXPECT_EQ(blocks[2].text, QStringLiteral("so\nit is"));
  EXPECT_EQ(blocks[3].text, QStringLiteral("yes"));
}

TEST(Marks, AFenceThatNeverClosesIsText) {
  EXPECT_EQ(only(QStringLiteral("```cpp\nint a;")).text, QStringLiteral("```cpp\nint a;"));
}

TEST(Marks, WhatHasNoLookIsShown) {
  EXPECT_EQ(only(QStringLiteral("a\u0007b\u202Ec")).text, QStringLiteral("a\u2407b\uFFFDc"));
}

TEST(Marks, EmojisAreSetApart) {
  const Block block = only(QStringLiteral("I ❤️ 7 👩‍🚀"));
  EXPECT_THAT(block.spans, ElementsAre(span(2, 2, kEmoji), span(7, 5, kEmoji)));
  EXPECT_EQ(only_emojis(u"👍🏽 ❤️", 3), 2);
  EXPECT_EQ(only_emojis(u"🇳🇱🇩🇪1️⃣", 3), 3);
  EXPECT_EQ(only_emojis(u"👍👍👍👍", 3), 0);
  EXPECT_EQ(only_emojis(u"👍 yes", 3), 0);
  EXPECT_EQ(only_emojis(u"7", 3), 0);
}

TEST(Marks, ALongTextOfSignsIsReadInNoTime) {
  for (const char* sign : {"[", "[a](", "*", "**a", "`", "``` \n", "_a ", "](", "[a](http://", "http://",
                           "@a#b", "> ", "~~", "\\", "👍", "http://a.b/[", "```a\n", "`a``b"}) {
    const QString text = QString::fromUtf8(sign).repeated(10'000);
    const auto begun = std::chrono::steady_clock::now();
    (void)read_marks(text);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(250)) << sign;
  }
}

TEST(Marks, AQuoteIsOneLine) {
  EXPECT_EQ(plain_line(u"**a**\n\nb  c", 80), QStringLiteral("a b c"));
  EXPECT_EQ(plain_line(u"abcdef", 4), QStringLiteral("abc…"));
  EXPECT_EQ(plain_line(u"ab👍👍", 4), QStringLiteral("ab…"));
}

}  // namespace
}  // namespace banter::desktop
