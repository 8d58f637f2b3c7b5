#include "client/cli/text/progress_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/cli/text/wrap.hpp"

namespace banter::cli {
namespace {

using client::transfers::Progress;

struct ProgressLineTest : ::testing::Test {
  void SetUp() override { use_utf8(); }
  Progress progress{.phase = Progress::Phase::moving,
                    .name = "a.png",
                    .done = 12'000'000,
                    .total = 27'000'000,
                    .speed = 1'200'000,
                    .left = 12'500};
};

TEST_F(ProgressLineTest, TellsAllThatFits) {
  EXPECT_EQ(progress_line(progress, 80),
            "a.png  44 % [============>               ]  12 MB of 27 MB  1.2 MB/s  13 s left");
  EXPECT_EQ(progress_line(progress, 0), "a.png  44 %  12 MB of 27 MB  1.2 MB/s  13 s left");
  EXPECT_EQ(progress_line(progress, 40), "a.png  44 %  12 MB of 27 MB  1.2 MB/s");
  EXPECT_EQ(progress_line(progress, 12), "a.png  44 %");
  progress.file = 1;
  progress.files = 3;
  EXPECT_EQ(progress_line(progress, 40), "a.png (2 of 3)  44 %  12 MB of 27 MB");
}

TEST_F(ProgressLineTest, IsNeverAsWideAsTheTerminal) {
  progress.name = "日本語の長い名前日本語の長い名前.png";
  for (std::size_t columns = 2; columns < 200; ++columns)
    EXPECT_LT(columns_of(progress_line(progress, columns)), columns + (columns < 4 ? 2 : 0)) << columns;
}

TEST_F(ProgressLineTest, NothingForeignIsShownRaw) {
  progress.name = "a\x1b[31m\u202e.png";
  EXPECT_THAT(progress_line(progress, 0), ::testing::StartsWith("a\\x1b[31m\\u{202e}.png"));
}

TEST_F(ProgressLineTest, AHundredIsTheEnd) {
  progress.done = progress.total - 1;
  EXPECT_THAT(progress_line(progress, 0), ::testing::StartsWith("a.png  99 %"));
  progress.done = progress.total;
  EXPECT_EQ(progress_line(progress, 60), "a.png  100 % [==================]  27 MB of 27 MB  1.2 MB/s");
  progress = {.phase = Progress::Phase::moving, .name = "empty"};
  EXPECT_EQ(progress_line(progress, 0), "empty   0 %  0 bytes of 0 bytes");
}

TEST_F(ProgressLineTest, TellsWhatItWaitsFor) {
  progress.phase = Progress::Phase::waiting;
  progress.trouble = "The connection was lost.";
  progress.again_in = 1'500;
  EXPECT_EQ(progress_line(progress, 0), "a.png  44 %  The connection was lost. Trying again in 2 s.");
  progress.phase = Progress::Phase::comparing;
  EXPECT_EQ(progress_line(progress, 0), "a.png  44 %  looking at what is there already  12 MB of 27 MB");
}

TEST_F(ProgressLineTest, TimesForPeople) {
  EXPECT_EQ(span_text(0), "0 s");
  EXPECT_EQ(span_text(1), "1 s");
  EXPECT_EQ(span_text(59'000), "59 s");
  EXPECT_EQ(span_text(61'000), "2 min");
  EXPECT_EQ(span_text(2 * 3'600'000 + 300'000), "2 h 5 min");
  EXPECT_EQ(span_text(100LL * 3'600'000), "4 days");
}

}  // namespace
}  // namespace banter::cli
