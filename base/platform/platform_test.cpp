#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "base/platform/addresses.hpp"
#include "base/platform/file.hpp"
#include "base/platform/paths.hpp"
#include "base/platform/process.hpp"

namespace banter::base {
namespace {

using testing::HasSubstr;

class Folder : public testing::Test {
 protected:
  Folder() {
    std::string name = testing::TempDir() + "banter-platform-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() override { std::filesystem::remove_all(path_); }

  static unsigned mode(const std::string& path) {
    struct stat there{};
    return ::stat(path.c_str(), &there) == 0 ? there.st_mode & 0777U : 0;
  }

  std::string path_;
};

TEST_F(Folder, APrivateFileIsReplacedWholeAndOnlyItsOwnerReadsIt) {
  const std::string file = path_ + "/key.pem";
  ASSERT_TRUE(write_private_file(file, "first"));
  ASSERT_TRUE(write_private_file(file, "second"));
  EXPECT_EQ(read_file(file, 100).value(), "second");
  EXPECT_EQ(mode(file), 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path_), {}), 1);
}

TEST_F(Folder, SaysWhatCannotBeWrittenOrRead) {
  EXPECT_THAT(write_private_file(path_ + "/none/a", "").error().sentence, HasSubstr("/none/a: No such file"));
  EXPECT_EQ(read_file(path_ + "/a", 9).error().os_error, ENOENT);
  ASSERT_TRUE(write_private_file(path_ + "/a", "0123456789"));
  EXPECT_EQ(read_file(path_ + "/a", 9).error().os_error, EFBIG);
  EXPECT_EQ(read_file(path_ + "/a", 10).value(), "0123456789");
}

TEST_F(Folder, MakesFoldersBelowEachOther) {
  ASSERT_TRUE(make_private_dir(path_ + "/a/b/c/"));
  ASSERT_TRUE(make_private_dir(path_ + "/a/b/c"));
  EXPECT_EQ(mode(path_ + "/a/b"), 0700U);
  ASSERT_TRUE(write_private_file(path_ + "/file", ""));
  EXPECT_FALSE(make_private_dir(path_ + "/file"));
  EXPECT_FALSE(make_private_dir(path_ + "/file/below"));
}

TEST_F(Folder, ALockIsHeldByOneAndFreedByItsEnd) {
  const std::string file = path_ + "/lock";
  {
    const auto first = FileLock::take(file);
    ASSERT_TRUE(first);
    EXPECT_EQ(FileLock::take(file).error().os_error, EWOULDBLOCK);
  }
  auto again = FileLock::take(file);
  ASSERT_TRUE(again);
  const FileLock moved = std::move(*again);
  EXPECT_FALSE(FileLock::take(file));
}

TEST(Paths, FollowTheVariablesWhenTheyAreAbsolute) {
  ::setenv("XDG_CONFIG_HOME", "/x/config", 1);
  ::setenv("XDG_STATE_HOME", "relative", 1);
  ::unsetenv("XDG_CACHE_HOME");
  ::setenv("HOME", "/home/anna", 1);
  EXPECT_EQ(config_dir(), "/x/config/banter");
  EXPECT_EQ(state_dir(), "/home/anna/.local/state/banter");
  EXPECT_EQ(cache_dir("probe"), "/home/anna/.cache/probe");
}

TEST(Addresses, KnowTheLoopback) {
  const auto addresses = local_addresses();
  const auto loopback = std::find_if(addresses.begin(), addresses.end(),
                                     [](const LocalAddress& address) { return address.text == "127.0.0.1"; });
  ASSERT_NE(loopback, addresses.end());
  EXPECT_TRUE(loopback->is_loopback);
  EXPECT_FALSE(loopback->is_v6);
  EXPECT_FALSE(loopback->is_link_local);
}

TEST(Process, KnowsItsMemoryAndItsLimits) {
  EXPECT_GT(process_rss_bytes(), 1'000'000U);
  EXPECT_GT(raise_file_limit().value(), 2U);
}

}  // namespace
}  // namespace banter::base
