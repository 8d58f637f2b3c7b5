#include "client/core/failure.hpp"

#include <gtest/gtest.h>

namespace banter::client {
namespace {

base::Millis wait_of(base::Millis asked) {
  return failure_of(
             {.code = protocol::ErrorCode::rate_limited, .message = "Too fast.", .retry_after_ms = asked})
      .retry_after.value_or(-1);
}

TEST(Failure, AServerIsLeftAloneForAnHourAtMost) {
  EXPECT_EQ(wait_of(0), 0);
  EXPECT_EQ(wait_of(1'500), 1'500);
  EXPECT_EQ(wait_of(3'600'001), 3'600'000);
  EXPECT_EQ(wait_of((1LL << 53) - 1), 3'600'000);
}

}  // namespace
}  // namespace banter::client
