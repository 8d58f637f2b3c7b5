#include "bench/load/loopback.hpp"

#include <gtest/gtest.h>

#include "tests/harness/deadline.hpp"

namespace banter::bench {
namespace {

TEST(Loopback, TakesAddressesOfThisMachine) {
  EXPECT_EQ(Loopback::parse("127.0.0.1:8420").port(), 8420);
  EXPECT_EQ(Loopback::parse("127.1.2.3:1").address(), 0x7F010203U);
}

TEST(Loopback, RefusesEveryOther) {
  for (const char* other :
       {"192.0.2.1:8420", "128.0.0.1:8420", "0.0.0.0:8420", "example.org:8420", "127.0.0.1",
        "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:80x", "127.1:80", ":80", ""}) {
    EXPECT_THROW(Loopback::parse(other), harness::Failure) << other;
  }
}

}  // namespace
}  // namespace banter::bench
