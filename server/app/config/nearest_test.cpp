#include "server/app/config/nearest.hpp"

#include <gtest/gtest.h>

namespace banter::app {
namespace {

const std::vector<std::string_view> kKnown{"listen", "log-level", "log-size", "allow-guests", "data"};

TEST(Nearest, ForgivesSlipsOfTheFinger) {
  EXPECT_EQ(nearest("lisen", kKnown), "listen");
  EXPECT_EQ(nearest("lsiten", kKnown), "listen");
  EXPECT_EQ(nearest("listenn", kKnown), "listen");
  EXPECT_EQ(nearest("Log_Level", kKnown), "log-level");
  EXPECT_EQ(nearest("guests", {"registration", "rate-limits"}), "");
  EXPECT_EQ(nearest("allow", kKnown), "allow-guests");
}

TEST(Nearest, GuessesNothingFromNothing) {
  EXPECT_EQ(nearest("", kKnown), "");
  EXPECT_EQ(nearest("x", kKnown), "");
  EXPECT_EQ(nearest("completely-different", kKnown), "");
  EXPECT_EQ(nearest(std::string(100'000, 'x'), kKnown), "");
  EXPECT_EQ(did_you_mean("dtaa", kKnown), "; did you mean 'data'?");
  EXPECT_EQ(did_you_mean("completely-different", kKnown), "");
}

}  // namespace
}  // namespace banter::app
