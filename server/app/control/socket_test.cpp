#include "server/app/control/socket.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string_view>
#include <thread>

namespace banter::app {
namespace {

class ControlFolder : public testing::Test {
 protected:
  ControlFolder() {
    std::string name = testing::TempDir() + "banter-control-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~ControlFolder() override { std::filesystem::remove_all(path_); }

  base::Expected<std::optional<std::string>> ask(const std::string& line) const {
    base::Secret secret;
    secret.text = line;
    return ask_running_server(path_, secret);
  }

  std::string path_;
};

std::string echo(std::string_view line) {
  return "heard " + std::string(line) + "\n";
}

TEST_F(ControlFolder, AsksAndAnswersLines) {
  const auto socket = ControlSocket::open(path_, echo);
  ASSERT_TRUE(socket) << socket.error().sentence;
  EXPECT_EQ(ask("one\n").value(), "heard one");
  EXPECT_EQ(ask("two\n").value(), "heard two");
  const std::string long_line(300'000, 'x');
  EXPECT_EQ(ask(long_line + "\n").value(), "heard " + long_line);
}

double cpu_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

TEST_F(ControlFolder, RestsWhileThereIsNoDescriptorLeft) {
  const auto socket = ControlSocket::open(path_, echo);
  ASSERT_TRUE(socket);
  // Its thread has begun: what the sanitizers do at that moment needs descriptors.
  ASSERT_EQ(ask("zero\n").value(), "heard zero");
  const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  path_.append("/control.sock").copy(name.sun_path, sizeof name.sun_path - 1);
  path_.resize(path_.size() - std::string_view("/control.sock").size());
  rlimit usual{};
  ::getrlimit(RLIMIT_NOFILE, &usual);
  const rlimit none{.rlim_cur = 3, .rlim_max = usual.rlim_max};  // which every program has
  ::setrlimit(RLIMIT_NOFILE, &none);
  const int connected = ::connect(client, reinterpret_cast<const sockaddr*>(&name), sizeof name);
  const double before = cpu_seconds();
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  const double used = cpu_seconds() - before;
  ::setrlimit(RLIMIT_NOFILE, &usual);
  ASSERT_EQ(connected, 0);
  EXPECT_LT(used, 0.1);
  ::close(client);
  EXPECT_EQ(ask("one\n").value(), "heard one");
}

TEST_F(ControlFolder, OnlyTheOwnerMayOpenIt) {
  const auto socket = ControlSocket::open(path_, echo);
  struct stat there{};
  ASSERT_EQ(::stat((path_ + "/control.sock").c_str(), &there), 0);
  EXPECT_TRUE(S_ISSOCK(there.st_mode));
  EXPECT_EQ(there.st_mode & 0777U, 0600U);
}

TEST_F(ControlFolder, WhereNobodyListensThereIsNoAnswerAndNoFault) {
  EXPECT_EQ(ask("one\n").value(), std::nullopt);
  {
    const auto socket = ControlSocket::open(path_, echo);
  }
  EXPECT_FALSE(std::filesystem::exists(path_ + "/control.sock"));
  EXPECT_EQ(ask("one\n").value(), std::nullopt);
}

TEST_F(ControlFolder, ReplacesWhatAKilledServerLeft) {
  const auto left = ControlSocket::open(path_, echo);
  ASSERT_TRUE(left);
  const auto next = ControlSocket::open(path_, [](std::string_view) { return std::string("next\n"); });
  ASSERT_TRUE(next);
  EXPECT_EQ(ask("one\n").value(), "next");
}

TEST_F(ControlFolder, WorksInAFolderWhosePathIsLongerThanASocketsName) {
  path_ += '/' + std::string(120, 'a');
  std::filesystem::create_directory(path_);
  const auto socket = ControlSocket::open(path_, echo);
  ASSERT_TRUE(socket) << socket.error().sentence;
  EXPECT_EQ(ask("one\n").value(), "heard one");
  path_.resize(path_.size() - 121);
}

}  // namespace
}  // namespace banter::app
