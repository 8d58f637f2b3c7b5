// A person at a terminal is asked for the password twice and does not see it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

using harness::TempFolder;
using testing::HasSubstr;
using testing::Not;

// banterd on a terminal of its own.
class Terminal {
 public:
  explicit Terminal(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), harness::banterd_path());
    std::vector<char*> words;
    for (std::string& argument : arguments)
      words.push_back(argument.data());
    words.push_back(nullptr);
    pid_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (pid_ == 0) {
      ::execv(words[0], words.data());
      ::_exit(127);
    }
  }
  ~Terminal() {
    if (!ended_) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
    ::close(terminal_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(const std::string& keys) const {
    ASSERT_EQ(::write(terminal_, keys.data(), keys.size()), ssize_t(keys.size()));
  }

  // Everything shown, once it contains `part`, or once the program has ended.
  const std::string& shown_until(const std::string& part) {
    const harness::Deadline deadline = harness::in(harness::kPatience);
    while (shown_.find(part) == std::string::npos) {
      pollfd ready{terminal_, POLLIN, 0};
      if (::poll(&ready, 1, harness::milliseconds_until(deadline)) <= 0) break;
      char bytes[1024];
      const ssize_t got = ::read(terminal_, bytes, sizeof bytes);
      if (got <= 0) break;  // the other end is gone
      shown_.append(bytes, static_cast<std::size_t>(got));
    }
    return shown_;
  }

  int status() {
    shown_until("\nnever shown");
    int status = 0;
    ::waitpid(pid_, &status, 0);
    ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  int terminal_ = -1;
  pid_t pid_ = -1;
  std::string shown_;
  bool ended_ = false;
};

std::vector<std::string> add_anna(const TempFolder& folder) {
  return {"user", "add", "anna", "--password-cost", "4", "--data", folder.path() + "/data"};
}

TEST(PasswordPrompt, AsksTwiceAndShowsNothing) {
  const TempFolder folder;
  Terminal terminal(add_anna(folder));
  terminal.shown_until("Password for anna: ");
  terminal.type("correct horse\n");
  terminal.shown_until("The same again: ");
  terminal.type("correct horse\n");
  EXPECT_EQ(terminal.status(), 0);
  const std::string& shown = terminal.shown_until("account now");
  EXPECT_THAT(shown, HasSubstr("anna has an account now"));
  EXPECT_THAT(shown, Not(HasSubstr("horse")));
}

TEST(PasswordPrompt, RefusesTwoThatDiffer) {
  const TempFolder folder;
  Terminal terminal(add_anna(folder));
  terminal.shown_until("Password for anna: ");
  terminal.type("correct horse\n");
  terminal.shown_until("The same again: ");
  terminal.type("correct house\n");
  EXPECT_EQ(terminal.status(), 1);
  EXPECT_THAT(terminal.shown_until("differ"), HasSubstr("the two passwords differ"));
}

TEST(PasswordPrompt, EndsByControlC) {
  const TempFolder folder;
  Terminal terminal(add_anna(folder));
  terminal.shown_until("Password for anna: ");
  terminal.type("\x03");
  EXPECT_EQ(terminal.status(), 1);
  EXPECT_THAT(terminal.shown_until("interrupted"), HasSubstr("interrupted"));
}

}  // namespace
}  // namespace banter::operating
