#include "server/app/startup/data_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace banter::app {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class HeldFolder : public testing::Test {
 protected:
  HeldFolder() {
    std::string name = testing::TempDir() + "banter-data-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~HeldFolder() override { std::filesystem::remove_all(path_); }

  std::string path_;
};

TEST_F(HeldFolder, IsMadeAndHeldByOne) {
  const std::string path = path_ + "/new/data";
  {
    const auto first = DataFolder::open(path);
    ASSERT_TRUE(first) << first.error().sentence;
    EXPECT_EQ(first->at("banter.db"), path + "/banter.db");
    const auto second = DataFolder::open(path);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().os_error, EWOULDBLOCK);
    EXPECT_THAT(second.error().sentence,
                AllOf(HasSubstr("the data folder " + path + " is in use by another banterd (process "),
                      HasSubstr(std::to_string(::getpid())), HasSubstr("--data")));
  }
  EXPECT_TRUE(DataFolder::open(path));
}

TEST_F(HeldFolder, ThatCannotBeUsedIsNamed) {
  EXPECT_THAT(DataFolder::open("/proc/none/data").error().sentence,
              AllOf(HasSubstr("cannot create the folder /proc/none"), HasSubstr("--data")));
  ASSERT_TRUE(base::write_private_file(path_ + "/file", ""));
  EXPECT_THAT(DataFolder::open(path_ + "/file").error().sentence, HasSubstr("cannot create the folder"));
  EXPECT_THAT(DataFolder::open("/proc").error().sentence,
              HasSubstr("the data folder /proc cannot be written"));
}

}  // namespace
}  // namespace banter::app
