#include "client/cli/console.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "client/cli/testing/redirected.hpp"

namespace banter::cli {
namespace {

using ::testing::HasSubstr;
using testing::Redirected;

TEST(SystemConsole, AFullDiskIsNoticed) {
  SystemConsole console;
  {
    const Redirected full(STDOUT_FILENO, ::open("/dev/full", O_WRONLY | O_CLOEXEC));
    console.out("one");
  }
  ASSERT_TRUE(console.output_failure());
  EXPECT_EQ(console.output_failure()->kind, client::FailureKind::local);
  EXPECT_EQ(console.output_failure()->sentence, "Cannot write the output: No space left on device.");
}

TEST(SystemConsole, AReaderThatHasGoneIsNoticed) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  SystemConsole console;
  {
    const Redirected broken(STDOUT_FILENO, ends[1]);
    console.out("one");
  }
  std::signal(SIGPIPE, before);
  EXPECT_TRUE(console.output_failure());
}

TEST(SystemConsole, ASlowReaderIsWaitedFor) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  const std::string line(1'000, 'x');
  std::size_t got = 0;
  std::thread reader([&] {
    char part[4'096];
    ssize_t size = 0;
    while ((size = ::read(ends[0], part, sizeof part)) > 0)
      got += static_cast<std::size_t>(size);
  });
  SystemConsole console;
  {
    const Redirected pipe(STDOUT_FILENO, ends[1]);
    for (int i = 0; i < 1'000; ++i)
      console.out(line);
  }
  reader.join();
  ::close(ends[0]);
  EXPECT_EQ(got, 1'001'000U);
  EXPECT_FALSE(console.output_failure());
}

TEST(SystemConsole, AnInputThatCannotBeReadIsNoText) {
  SystemConsole console;
  const Redirected folder(STDIN_FILENO, ::open("/", O_RDONLY | O_CLOEXEC));
  const auto text = console.read_all(100);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, client::FailureKind::local);
  EXPECT_THAT(text.error().sentence, HasSubstr("Cannot read the input"));
  EXPECT_FALSE(console.read_line());
}

TEST(SystemConsole, AnInputThatIsNotThereYetIsWaitedFor) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  const Redirected pipe(STDIN_FILENO, ends[0]);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    (void)!::write(ends[1], "words\n", 6);
    ::close(ends[1]);
  });
  SystemConsole console;
  EXPECT_EQ(console.read_all(100), "words");
  writer.join();
}

}  // namespace
}  // namespace banter::cli
