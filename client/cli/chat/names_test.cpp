#include "client/cli/chat/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Names, AreFoundByTheirBeginningsInAnyCase) {
  Names names;
  names.put({.conversation = "c1", .receiver = "#General"});
  names.put({.conversation = "c2", .receiver = "#games"});
  names.put({.conversation = "c3", .receiver = "Gail"});
  EXPECT_THAT(names.beginning_with("#g"), ElementsAre("#games", "#General"));
  EXPECT_THAT(names.beginning_with("@g"), ElementsAre("@Gail"));
}

TEST(Names, WhatIsNoNameIsNotOffered) {
  Names names;
  names.put({.conversation = "c1", .receiver = "#a\x1b]0;owned\x07"});
  names.put({.conversation = "c2", .receiver = "b\x1b[2J"});
  names.put({.conversation = "c3", .receiver = "two words"});
  EXPECT_THAT(names.beginning_with("#"), IsEmpty());
  EXPECT_THAT(names.beginning_with("@"), IsEmpty());
}

}  // namespace
}  // namespace banter::cli
