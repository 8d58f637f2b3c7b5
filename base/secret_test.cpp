#include "base/secret.hpp"

#include <gtest/gtest.h>

namespace banter::base {
namespace {

TEST(Wipe, LeavesNothingInTheMemoryOfTheString) {
  std::string secret(100, 's');
  const char* memory = secret.data();
  secret.resize(10);
  wipe(secret);
  EXPECT_TRUE(secret.empty());
  ASSERT_EQ(secret.data(), memory);
  secret.resize(100, 'x');
  wipe(secret);
  EXPECT_EQ(std::string_view(memory, 100).find('s'), std::string_view::npos);
  EXPECT_EQ(std::string_view(memory, 100).find('x'), std::string_view::npos);
}

}  // namespace
}  // namespace banter::base
