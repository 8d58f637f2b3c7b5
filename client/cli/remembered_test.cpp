#include "client/cli/remembered.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "client/core/testing/temp_dir.hpp"

namespace banter::cli {
namespace {

TEST(Remembered, TheLatestComesFirst) {
  const client::testing::TempDir folder;
  const std::string path = folder / "config/accounts";
  EXPECT_FALSE(Remembered(path).last());
  ASSERT_TRUE(Remembered(path).put({.server = "one.example:8420", .user = "alice"}));
  ASSERT_TRUE(Remembered(path).put({.server = "localhost:8420", .user = "bob", .tls = false}));
  const auto last = Remembered(path).last();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->user, "bob");
  EXPECT_FALSE(last->tls);
  EXPECT_EQ(Remembered(path).on("one.example:8420")->user, "alice");
  EXPECT_TRUE(Remembered(path).on("one.example:8420")->tls);
  ASSERT_TRUE(Remembered(path).put({.server = "one.example:8420", .user = "Alice", .plaintext = true}));
  EXPECT_TRUE(Remembered(path).last()->plaintext);
  EXPECT_FALSE(Remembered(path).on("two.example:8420"));
}

TEST(Remembered, NonsenseIsPassedOver) {
  const client::testing::TempDir folder;
  std::ofstream(folder / "accounts")
      << "\n# words\nhost\nhost:99999 bob\nlocalhost:8420 bo b\nlocalhost:8420 ../x\nhost:1 bob tls\n";
  const Remembered remembered(folder / "accounts");
  ASSERT_TRUE(remembered.last());
  EXPECT_EQ(remembered.on("host:1")->user, "bob");
}

}  // namespace
}  // namespace banter::cli
