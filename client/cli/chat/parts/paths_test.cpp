#include "client/cli/chat/parts/paths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "client/core/testing/temp_dir.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct PathsTest : ::testing::Test {
  client::testing::TempDir home;
  std::string before = std::filesystem::current_path();

  void SetUp() override {
    for (const char* name :
         {"a.txt", "my photo.jpg", "my", "it's.txt", "say \"x\".txt", "back\\slash", ".hidden"})
      std::ofstream(home / name) << "x";
    std::filesystem::create_directory(home / "folder");
    std::filesystem::current_path(home.path());
    ::setenv("HOME", home.path().c_str(), 1);
  }
  void TearDown() override { std::filesystem::current_path(before); }

  static std::string taken(std::string text) {
    const auto path = take_path(text);
    return path ? *path + "|" + text : "none";
  }
};

TEST_F(PathsTest, SpacesBelongToTheNameWhereThereIsSuchAFile) {
  EXPECT_EQ(taken("a.txt"), "a.txt|");
  EXPECT_EQ(taken("a.txt look at this"), "a.txt|look at this");
  EXPECT_EQ(taken("my photo.jpg"), "my photo.jpg|");
  EXPECT_EQ(taken("my photo.jpg  look at this"), "my photo.jpg|look at this");
  EXPECT_EQ(taken("my words"), "my|words");
  EXPECT_EQ(taken("it's.txt hi"), "it's.txt|hi");
  EXPECT_EQ(taken("~/a.txt hi"), "~/a.txt|hi");
  EXPECT_EQ(taken(""), "none");
}

TEST_F(PathsTest, QuotesAndBackslashesAreReadAsAShellDoes) {
  EXPECT_EQ(taken("\"my photo.jpg\" hi"), "my photo.jpg|hi");
  EXPECT_EQ(taken("'my photo.jpg'"), "my photo.jpg|");
  EXPECT_EQ(taken("my\\ photo.jpg hi there"), "my photo.jpg|hi there");
  EXPECT_EQ(taken("it\\'s.txt"), "it's.txt|");
  EXPECT_EQ(taken("'say \"x\".txt' hi"), "say \"x\".txt|hi");
  EXPECT_EQ(taken("back\\slash hi"), "back\\slash|hi") << "there is such a file as it stands";
}

TEST_F(PathsTest, WhatIsNotThereIsTheFirstWord) {
  EXPECT_EQ(taken("nothing here"), "nothing|here");
  EXPECT_EQ(taken("\"not there\" hi"), "not there|hi");
  EXPECT_EQ(taken("\"not closed"), "\"not closed|");
}

TEST_F(PathsTest, Completion) {
  EXPECT_THAT(paths_beginning_with("a"), ElementsAre("a.txt"));
  EXPECT_THAT(paths_beginning_with("my "), ElementsAre("my photo.jpg"));
  EXPECT_THAT(paths_beginning_with("fo"), ElementsAre("folder/"));
  EXPECT_THAT(paths_beginning_with("~/a"), ElementsAre("~/a.txt"));
  EXPECT_THAT(paths_beginning_with(home / "a"), ElementsAre(home / "a.txt"));
  EXPECT_THAT(paths_beginning_with("."), ElementsAre(".hidden"));
  EXPECT_THAT(paths_beginning_with("nothing/"), IsEmpty());
}

}  // namespace
}  // namespace banter::cli
