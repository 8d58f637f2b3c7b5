#include "server/app/transfer/lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace banter::app {
namespace {

using testing::HasSubstr;

constexpr std::size_t kMostLineBytes = std::size_t{1} << 20;

class LinesTest : public testing::Test {
 protected:
  LinesTest() {
    std::string name = testing::TempDir() + "banter-lines-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~LinesTest() override { std::filesystem::remove_all(folder_); }

  std::string folder_;
};

TEST_F(LinesTest, ComeBackAsTheyWereWritten) {
  std::vector<std::string> written;
  {
    auto out = LinesOut::create(folder_ + "/a");
    for (std::size_t i = 0; i < 3000; ++i) {
      written.push_back(std::string(i % 700, 'x') + std::to_string(i));
      out->line() += written.back();
      ASSERT_TRUE(out->end_line());
    }
    ASSERT_TRUE(out->finish());
    EXPECT_EQ(out->count(), 3000);
  }
  auto in = LinesIn::open(folder_ + "/a", 1000);
  for (std::size_t i = 0; i < written.size(); ++i) {
    EXPECT_EQ(in->next().value(), written[i]);
    EXPECT_EQ(in->number(), static_cast<std::int64_t>(i) + 1);
  }
  EXPECT_EQ(in->next().value(), std::nullopt);
}

TEST_F(LinesTest, TheLastOneMayHaveNoEnd) {
  std::ofstream(folder_ + "/a") << "one\n\nthree";
  auto in = LinesIn::open(folder_ + "/a", 100);
  EXPECT_EQ(in->next().value(), "one");
  EXPECT_EQ(in->next().value(), "");
  EXPECT_EQ(in->next().value(), "three");
  EXPECT_EQ(in->next().value(), std::nullopt);
  EXPECT_EQ(LinesIn::open(folder_ + "/none", 100)->next().value(), std::nullopt);
  EXPECT_FALSE(LinesOut::create(folder_ + "/a")) << "nothing is overwritten";
}

TEST_F(LinesTest, AreReadFromFilesOnly) {
  ASSERT_EQ(::mkfifo((folder_ + "/pipe").c_str(), 0600), 0);
  EXPECT_THAT(LinesIn::open(folder_ + "/pipe", 100).error().sentence, HasSubstr("no regular file"));
  EXPECT_THAT(LinesIn::open(folder_, 100).error().sentence, HasSubstr("no regular file"));
}

TEST_F(LinesTest, OneThatIsTooLongIsToldByItsNumber) {
  std::ofstream(folder_ + "/a") << "one\n" << std::string(2'000'000, 'x') << "\n";
  auto in = LinesIn::open(folder_ + "/a", kMostLineBytes);
  EXPECT_TRUE(in->next());
  EXPECT_THAT(in->next().error().sentence, HasSubstr("line 2"));
}

}  // namespace
}  // namespace banter::app
