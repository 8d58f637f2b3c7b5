#include "client/core/transfers/files/safe_name.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/utf8.hpp"

namespace banter::client::transfers {
namespace {

using namespace std::string_literals;

TEST(SafeName, NamesThatDoNoHarmStayAsTheyAre) {
  for (const char* name :
       {"a.png", "Grüße aus Köln.jpg", "日本語.txt", "a b (1).tar.gz", "no-extension", "~x", "#1 report.pdf",
        "it's.txt", "👋.png", "com.txt", "CONTRACT.pdf", "COM10.txt"})
    EXPECT_EQ(safe_file_name(name), name);
}

TEST(SafeName, OnlyTheLastComponentIsKept) {
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_file_name("/etc/cron.d/x"), "x");
  EXPECT_EQ(safe_file_name("C:\\Windows\\System32\\evil.dll"), "evil.dll");
  EXPECT_EQ(safe_file_name("..\\..\\a/b\\c.txt"), "c.txt");
  EXPECT_EQ(safe_file_name("folder/"), "file");
  EXPECT_EQ(safe_file_name(".."), "file");
  EXPECT_EQ(safe_file_name("a/.."), "file");
}

TEST(SafeName, NothingHidesAndNothingIsAnOption) {
  EXPECT_EQ(safe_file_name(".bashrc"), "bashrc");
  EXPECT_EQ(safe_file_name("...x"), "x");
  EXPECT_EQ(safe_file_name("-rf"), "rf");
  EXPECT_EQ(safe_file_name(".-. -x"), "x");
  EXPECT_EQ(safe_file_name("a.txt. . ."), "a.txt");
  EXPECT_EQ(safe_file_name("a.txt   "), "a.txt");
  EXPECT_EQ(safe_file_name(""), "file");
  EXPECT_EQ(safe_file_name(" . "), "file");
}

TEST(SafeName, ControlAndDirectionCharactersGo) {
  EXPECT_EQ(safe_file_name("a\nb\x1b[31m\x7f.txt"), "ab[31m.txt");
  EXPECT_EQ(safe_file_name("a\0b.txt"s), "ab.txt");
  EXPECT_EQ(safe_file_name("photo\u202egpj.exe"), "photogpj.exe");
  EXPECT_EQ(safe_file_name("a\u2066b\u2069\u200b\ufeff.txt"), "ab.txt");
  EXPECT_EQ(safe_file_name("\u202e.x"), "x") << "what comes to the front is trimmed as well";
  EXPECT_EQ(safe_file_name("a\xff\xc0\xaf.txt"), "a___.txt");
  EXPECT_EQ(safe_file_name("a\u2215b.txt"), "a\u2215b.txt") << "it only looks like a slash";
}

TEST(SafeName, WhatWindowsForbidsIsReplaced) {
  EXPECT_EQ(safe_file_name("a:b.txt"), "a_b.txt");
  EXPECT_EQ(safe_file_name("file.txt:stream"), "file.txt_stream");
  EXPECT_EQ(safe_file_name("<a>|\"b\"?*"), "_a___b___");
  for (const char* name : {"CON", "nul", "Aux.txt", "COM1", "lpt9.tar.gz", "PRN .x", "COM\u00b2", "conout$"})
    EXPECT_EQ(safe_file_name(name), "_"s + name);
}

TEST(SafeName, LongNamesAreCutAtACharacterAndKeepTheirExtension) {
  const std::string name = safe_file_name(std::string(4'096, 'x') + ".tar.gz");
  EXPECT_EQ(name.size(), kMostNameBytes);
  EXPECT_TRUE(name.ends_with("xx.gz"));
  std::string wide;
  for (int i = 0; i < 200; ++i)
    wide += "日";
  const std::string cut = safe_file_name(wide + ".png");
  EXPECT_LE(cut.size(), kMostNameBytes);
  EXPECT_GT(cut.size(), kMostNameBytes - 4);
  EXPECT_TRUE(base::is_utf8(cut));
  EXPECT_TRUE(cut.ends_with("日.png"));
  EXPECT_EQ(safe_file_name("a." + std::string(300, 'b')).size(), kMostNameBytes);
  EXPECT_EQ(safe_file_name("nul." + std::string(300, 'b')).size(), kMostNameBytes);
}

TEST(SafeName, NumbersStandInFrontOfTheExtension) {
  EXPECT_EQ(numbered_name("a.png", 2), "a (2).png");
  EXPECT_EQ(numbered_name("noext", 13), "noext (13)");
  EXPECT_EQ(part_name("a.png", 1), ".a.png.part");
  EXPECT_EQ(part_name("a.png", 2), ".a.png.2.part");
  const std::string longest = safe_file_name(std::string(300, 'x') + ".png");
  EXPECT_EQ(numbered_name(longest, 2).size(), kMostNameBytes);
  EXPECT_TRUE(numbered_name(longest, 2).ends_with("x (2).png"));
  EXPECT_EQ(part_name(longest, 1).size(), kMostNameBytes);
}

TEST(SafeName, AnyBytesBecomeANameThatStaysWhatItIs) {
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(static_cast<std::size_t>(round % 40), '\0');
    base::random_bytes(std::as_writable_bytes(std::span(bytes)));
    const std::string name = safe_file_name(bytes);
    ASSERT_FALSE(name.empty());
    ASSERT_LE(name.size(), kMostNameBytes);
    ASSERT_TRUE(base::is_utf8(name));
    ASSERT_EQ(name.find_first_of("/\\:\0"s), std::string::npos);
    ASSERT_NE(name.front(), '.');
    ASSERT_NE(name.front(), '-');
    ASSERT_NE(name.back(), '.');
    ASSERT_EQ(base::printable(name), name);
    ASSERT_EQ(safe_file_name(name), name);
  }
}

}  // namespace
}  // namespace banter::client::transfers
