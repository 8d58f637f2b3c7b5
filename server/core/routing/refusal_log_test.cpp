#include "server/core/routing/refusal_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/random.hpp"

namespace banter::core {
namespace {

using ::testing::HasSubstr;

class RefusalLogTest : public ::testing::Test {
 protected:
  ~RefusalLogTest() override { std::filesystem::remove(path_); }

  void refuse(base::Millis now, int times) {
    for (int i = 0; i < times; ++i)
      refusals_.note(log_, now, session_, "message",
                     {.code = protocol::ErrorCode::forbidden, .message = "No."});
  }
  std::string written() const {
    std::ostringstream all;
    all << std::ifstream(path_).rdbuf();
    return all.str();
  }

  const std::string path_ =
      (std::filesystem::temp_directory_path() / base::random_id("banter-log-")).string();
  base::Log log_ = base::Log::file(path_, 1 << 20, 1, false, base::Log::Level::info).value();
  Session session_;
  RefusalLog refusals_;
};

TEST_F(RefusalLogTest, AFloodIsCountedAndNotWritten) {
  refuse(1'000, 10'000);
  refuse(2'000, 1);
  const std::string log = written();
  EXPECT_EQ(std::ranges::count(log, '\n'), 22) << log;
  EXPECT_THAT(log, HasSubstr("refused message of somebody from : forbidden"));
  EXPECT_THAT(log, HasSubstr("9980 more refusals in that second"));
}

}  // namespace
}  // namespace banter::core
