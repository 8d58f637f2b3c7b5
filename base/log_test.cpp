#include "base/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/platform/file.hpp"

namespace banter::base {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;

class LogFile : public testing::Test {
 protected:
  LogFile() {
    std::string name = testing::TempDir() + "banter-log-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    path_ = folder_ + "/server.log";
  }
  ~LogFile() override { std::filesystem::remove_all(folder_); }

  static std::string content(const std::string& path) { return read_file(path, 1U << 20).value_or(""); }

  std::string folder_;
  std::string path_;
};

TEST_F(LogFile, WritesTimeLevelAndText) {
  const Log log = Log::file(path_, 1U << 20, 1, false).value();
  log.info("{} logs in from {}", "alice", 7);
  EXPECT_THAT(content(path_),
              MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z info alice logs in from 7\n"));
}

TEST_F(LogFile, NoForeignTextCanForgeALine) {
  const Log log = Log::file(path_, 1U << 20, 1, false).value();
  log.warn("refused {}", "eve\n2030-01-01T00:00:00.000Z info all is well\x1b[2J\xFF");
  EXPECT_THAT(content(path_),
              EndsWith("refused eve\\n2030-01-01T00:00:00.000Z info all is well\\x1b[2J\\xff\n"));
}

TEST_F(LogFile, LeavesOutWhatIsBelowItsLevel) {
  const Log log = Log::file(path_, 1U << 20, 1, false, Log::Level::warn).value();
  log.debug("one");
  log.info("two");
  log.warn("three");
  log.error("four");
  EXPECT_THAT(content(path_), MatchesRegex(".* warning three\n.* error four\n"));
}

TEST_F(LogFile, RotatesBySizeAndKeepsAsManyAsAsked) {
  const Log log = Log::file(path_, 4096, 2, false).value();
  for (int i = 0; i < 400; ++i)
    log.info("line {} {}", i, std::string(60, 'x'));
  EXPECT_LE(std::filesystem::file_size(path_), 4096U);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_))
    ++files;
  EXPECT_EQ(files, 3U);
  EXPECT_THAT(content(path_), HasSubstr("line 399 "));
}

TEST_F(LogFile, ReopensAfterTheFileWasMovedAway) {
  const Log log = Log::file(path_, 1U << 20, 1, false).value();
  log.info("before");
  std::filesystem::rename(path_, path_ + ".old");
  log.reopen();
  const Log copy = log;
  copy.info("after");
  EXPECT_THAT(content(path_ + ".old"), HasSubstr("before"));
  EXPECT_THAT(content(path_), EndsWith("info after\n"));
}

TEST_F(LogFile, SaysWhyItCannotBeOpened) {
  const auto log = Log::file("/proc/no/server.log", 1U << 20, 1, false);
  ASSERT_FALSE(log);
  EXPECT_THAT(log.error().sentence, HasSubstr("cannot write the log /proc/no/server.log"));
}

TEST(Log, NoneTakesEverythingAndDoesNothing) {
  Log::none().error("{}", 1);
  Log().reopen();
}

}  // namespace
}  // namespace banter::base
