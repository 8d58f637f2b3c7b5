#include "client/core/copy/recorder.hpp"

#include "client/core/testing/copy_fixture.hpp"
#include "client/core/testing/full_disk.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct RecorderTest : CopyTest {
  std::vector<std::string> told;
  Recorder recorder{[this] { told.emplace_back("failed"); }};

  RecorderTest() {
    follow();
    say(1, 2);
    writer.reset();
    const auto opened = recorder.open(path, "ann");
    EXPECT_TRUE(opened) << opened.error().sentence;
  }
  void hear(std::int64_t seq) {
    recorder.write([&](CopyWriter& to) { to.news_came(NewMessage{.message = message(seq)}); });
    recorder.tell([this, seq] { told.push_back(std::to_string(seq)); });
  }
};

TEST_F(RecorderTest, WhatBelongsTogetherIsKeptFirstAndThenTold) {
  {
    const Recorder::Batch batch(recorder);
    hear(3);
    hear(4);
    EXPECT_THAT(told, IsEmpty());
    EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(1, 2));
  }
  EXPECT_THAT(told, ElementsAre("3", "4"));
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(1, 2, 3, 4));
}

TEST_F(RecorderTest, AfterAFaultOfTheDiskTheCopyStandsWhereItStoodAndIsOpenedAgain) {
  {
    const testing::FullDisk full;
    const Recorder::Batch batch(recorder);
    hear(3);
    hear(4);
  }
  // Those who show it hear it all the same.
  EXPECT_THAT(told, ElementsAre("3", "4", "failed"));
  EXPECT_EQ(recorder.writer(), nullptr);
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(1, 2));
  hear(5);
  EXPECT_THAT(told, ElementsAre("3", "4", "failed", "5"));

  ASSERT_TRUE(recorder.open(path, "ann"));
  ASSERT_EQ(recorder.writer()->followed().size(), 1U);
  EXPECT_EQ(recorder.writer()->followed()[0].last_seq, 2);
  hear(3);
  EXPECT_THAT(seqs(*copy.newest("c", 50)), ElementsAre(1, 2, 3));
  EXPECT_EQ(now().unread, 3);
}

}  // namespace
}  // namespace banter::client
