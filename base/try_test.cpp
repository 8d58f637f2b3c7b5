#include "base/try.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "base/fault.hpp"

namespace banter::base {
namespace {

Expected<std::unique_ptr<int>> made(bool well) {
  if (!well) return fault("not made", 7);
  return std::make_unique<int>(3);
}

Expected<int> doubled(bool well) {
  BANTER_TRY(value, made(well));
  const std::unique_ptr<int> taken = std::move(value);
  return *taken * 2;
}

Expected<void> checked(bool well) {
  if (well) BANTER_CHECK(made(true));
  BANTER_CHECK(made(well));
  return {};
}

TEST(Try, BindsTheValueWhichMayBeMovedOut) {
  EXPECT_EQ(doubled(true).value(), 6);
}

TEST(Try, ReturnsTheErrorFromTheEnclosingFunction) {
  const auto result = doubled(false);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().sentence, "not made");
  EXPECT_EQ(result.error().os_error, 7);
}

TEST(Try, CheckPassesOrReturns) {
  EXPECT_TRUE(checked(true));
  EXPECT_EQ(checked(false).error().sentence, "not made");
}

TEST(Try, LeavesAnLvalueWhole) {
  const Expected<std::string> kept = "text";
  const auto copy = [&]() -> Expected<std::string> {
    BANTER_TRY(value, kept);
    return value + "!";
  };
  EXPECT_EQ(copy().value(), "text!");
  EXPECT_EQ(kept.value(), "text");
}

TEST(Fault, AddsTheWordsOfTheSystem) {
  const Expected<void> result = os_fault("cannot open a.txt", ENOENT);
  EXPECT_EQ(result.error().sentence, "cannot open a.txt: No such file or directory");
  EXPECT_EQ(result.error().os_error, ENOENT);
}

}  // namespace
}  // namespace banter::base
