#include "client/cli/chat/plain_screen.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "client/cli/testing/fake_console.hpp"
#include "client/cli/testing/redirected.hpp"

namespace banter::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct PlainScreenTest : ::testing::Test {
  Loop loop;
  testing::FakeConsole console;
  std::vector<std::string> lines;
  std::vector<std::string> failures;

  void show_and_read(PlainScreen& screen) {
    screen.start({.on_line = [this](std::string line) { lines.push_back(std::move(line)); },
                  .on_key = {},
                  .on_end = [this] { loop.stop(); },
                  .on_failure =
                      [this](const client::Failure& failure) {
                        failures.push_back(failure.sentence);
                        loop.post([this] { loop.stop(); });
                      },
                  .complete = {}});
    loop.after(std::chrono::seconds(10), [this] { loop.stop(); });
    loop.run();
  }
};

TEST_F(PlainScreenTest, LinesGoInAndOut) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], "one\r\ntwo", 8), 8);
  ::close(ends[1]);
  const testing::Redirected input(STDIN_FILENO, ends[0]);
  PlainScreen screen(loop, console);
  screen.show("hello");
  show_and_read(screen);
  EXPECT_THAT(lines, ElementsAre("one", "two"));
  EXPECT_THAT(console.output, ElementsAre("hello"));
  EXPECT_TRUE(failures.empty());
}

TEST_F(PlainScreenTest, AnInputThatCannotBeReadIsNotItsEnd) {
  const testing::Redirected input(STDIN_FILENO, ::open("/", O_RDONLY | O_CLOEXEC));
  PlainScreen screen(loop, console);
  show_and_read(screen);
  EXPECT_THAT(failures, ElementsAre(HasSubstr("Cannot read the input")));
}

TEST_F(PlainScreenTest, AnOutputThatBreaksIsToldOnce) {
  const testing::Redirected input(STDIN_FILENO, ::open("/", O_RDONLY | O_CLOEXEC));
  PlainScreen screen(loop, console);
  console.room = 0;
  loop.post([&] {
    screen.show("one");
    screen.show("two");
  });
  show_and_read(screen);
  EXPECT_THAT(failures, ElementsAre("Cannot write the output."));
}

}  // namespace
}  // namespace banter::cli
