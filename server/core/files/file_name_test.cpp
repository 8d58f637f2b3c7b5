#include "server/core/files/file_name.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace banter::core {
namespace {

TEST(FileName, IsTheLastComponent) {
  EXPECT_EQ(kept_file_name("holiday.png"), "holiday.png");
  EXPECT_EQ(kept_file_name("/etc/passwd"), "passwd");
  EXPECT_EQ(kept_file_name("../../x"), "x");
  EXPECT_EQ(kept_file_name("C:\\Users\\me\\a b.txt"), "a b.txt");
  EXPECT_EQ(kept_file_name("Übung – 日本.pdf"), "Übung – 日本.pdf");
}

TEST(FileName, HasNothingThatSteers) {
  EXPECT_EQ(kept_file_name("a\nb\x1b[31m\x7f.txt"), "ab[31m.txt");
  EXPECT_EQ(kept_file_name("gpj.\u202eexe"), "gpj.exe");
  EXPECT_EQ(kept_file_name("a\u0085b\u2028c"), "abc");
}

TEST(FileName, IsNeverEmpty) {
  for (const char* given : {"", "/", "a/", "..", ".", "\n\r", "\xff\xfe", "x/\xc3"})
    EXPECT_EQ(kept_file_name(given), "file") << given;
}

TEST(FileName, IsCutBeforeItsExtension) {
  const std::string name = kept_file_name(std::string(400, 'x') + ".jpeg");
  EXPECT_EQ(name.size(), 255U);
  EXPECT_TRUE(name.ends_with("x.jpeg"));
  for (std::size_t length = 240; length < 280; ++length) {
    std::string wide(length % 3, 'a');
    while (wide.size() < length)
      wide += "日";
    const std::string kept = kept_file_name(wide + ".png");
    EXPECT_LE(kept.size(), 255U);
    EXPECT_TRUE(base::is_utf8(kept));
    EXPECT_TRUE(kept.ends_with("日.png"));
  }
}

}  // namespace
}  // namespace banter::core
