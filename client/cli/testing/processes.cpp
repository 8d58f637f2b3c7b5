#include "client/cli/testing/processes.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace banter::cli::testing {
namespace {

constexpr std::chrono::seconds kPatience(20);

int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

std::vector<char*> words_of(std::vector<std::string>& texts) {
  std::vector<char*> words;
  for (std::string& text : texts)
    words.push_back(text.data());
  words.push_back(nullptr);
  return words;
}

/// The path of a program as it was built, or what the environment names in its place.
const char* path_of(const char* variable, const char* built) {
  const char* given = std::getenv(variable);
  return given == nullptr ? built : given;
}
const char* banter_path() {
  return path_of("BANTER", BANTER);
}
const char* banterd_path() {
  return path_of("BANTERD", BANTERD);
}

/// In a child: becomes the program.
[[noreturn]] void become(const char* program, const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment) {
  std::vector<std::string> all{program};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment;
  ::execve(program, words_of(all).data(), words_of(variables).data());
  ::_exit(127);
}

int exit_code_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe for the test");
    read_end = ends[0];
    write_end = ends[1];
  }
  ~Pipe() {
    close_read();
    close_write();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_read() {
    if (read_end >= 0) ::close(std::exchange(read_end, -1));
  }
  void close_write() {
    if (write_end >= 0) ::close(std::exchange(write_end, -1));
  }
};

std::string read_until(int descriptor, const std::string& text) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  std::string read;
  while (read.find(text) == std::string::npos) {
    pollfd ready{.fd = descriptor, .events = POLLIN, .revents = 0};
    char part[1024];
    if (::poll(&ready, 1, milliseconds_until(deadline)) <= 0) break;
    const ssize_t got = ::read(descriptor, part, sizeof part);
    if (got <= 0) break;
    read.append(part, static_cast<std::size_t>(got));
  }
  return read;
}

}  // namespace

ServerProcess::ServerProcess() {
  start();
}

ServerProcess::~ServerProcess() {
  kill();
}

void ServerProcess::start() {
  Pipe said;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(said.write_end, STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
    become(banterd_path(),
           {"serve", "--data", data_.path(), "--listen", address(), "--rate-limits", "off", "--password-cost",
            "4"},
           {"PATH=/usr/bin:/bin"});
  }
  said.close_write();
  const std::string text = read_until(said.read_end, "Ctrl+C");
  const std::string mark = "://127.0.0.1:";
  const std::size_t found = text.find(mark);
  if (found == std::string::npos) throw std::runtime_error("the server does not start: " + text);
  port_ = static_cast<std::uint16_t>(std::atoi(text.c_str() + found + mark.size()));
}

void ServerProcess::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  exit_code_of(std::exchange(process_, -1));
}

void ServerProcess::stop() {
  if (process_ < 0) return;
  ::kill(process_, SIGTERM);
  exit_code_of(std::exchange(process_, -1));
}

std::vector<std::string> Device::environment() const {
  return {"XDG_CONFIG_HOME=" + home_.path() + "/config",
          "XDG_STATE_HOME=" + home_.path() + "/state",
          "HOME=" + home_.path(),
          "PATH=/usr/bin:/bin",
          "TERM=xterm",
          "NO_COLOR=1",
          "LC_ALL=C.UTF-8",
          "INPUTRC=/dev/null",
          "TZ=UTC"};
}

Ran Device::run(const std::vector<std::string>& arguments, const std::string& input) const {
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(in.read_end, STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    ::dup2(err.write_end, STDERR_FILENO);
    become(banter_path(), arguments, environment());
  }
  out.close_write();
  err.close_write();
  in.close_read();
  (void)!::write(in.write_end, input.data(), input.size());
  in.close_write();
  Ran ran;
  ran.out = read_until(out.read_end, std::string(1, '\0'));
  ran.err = read_until(err.read_end, std::string(1, '\0'));
  ran.exit_code = exit_code_of(process);
  return ran;
}

pid_t Device::start(const std::vector<std::string>& arguments, int& output) const {
  Pipe both;
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(both.write_end, STDOUT_FILENO);
    ::dup2(both.write_end, STDERR_FILENO);
    become(banter_path(), arguments, environment());
  }
  output = std::exchange(both.read_end, -1);
  return process;
}

void Device::run_and_kill(const std::vector<std::string>& arguments) const {
  int output = -1;
  const pid_t process = start(arguments, output);
  ::kill(process, SIGKILL);
  exit_code_of(process);
  ::close(output);
}

Session::Session(const Device& device, const std::vector<std::string>& arguments, std::size_t rows,
                 std::size_t columns)
    : terminal_(rows, columns) {
  winsize size{};
  size.ws_row = static_cast<unsigned short>(rows);
  size.ws_col = static_cast<unsigned short>(columns);
  process_ = ::forkpty(&master_, nullptr, nullptr, &size);
  if (process_ < 0) throw std::runtime_error("cannot make a terminal for the test");
  if (process_ == 0) become(banter_path(), arguments, device.environment());
}

Session::~Session() {
  kill();
  ::close(master_);
}

void Session::type(const std::string& keys) const {
  if (::write(master_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
    throw std::runtime_error("the terminal takes no keys");
}

bool Session::read() {
  char part[4096];
  const ssize_t got = ::read(master_, part, sizeof part);
  if (got <= 0) return false;
  raw_.append(part, static_cast<std::size_t>(got));
  terminal_.write({part, static_cast<std::size_t>(got)});
  return true;
}

bool Session::until(const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!done()) {
    pollfd ready{.fd = master_, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, milliseconds_until(deadline)) <= 0 || !read()) return done();
  }
  return true;
}

bool Session::shows(const std::string& text) {
  return until([&] { return terminal_.everything().find(text) != std::string::npos; });
}

bool Session::last_row_is(const std::string& text) {
  return until([&] { return !terminal_.rows().empty() && terminal_.rows().back() == text; });
}

bool Session::echoes() const {
  termios modes{};
  return ::tcgetattr(master_, &modes) == 0 && (modes.c_lflag & ECHO) != 0;
}

int Session::wait_for_end() {
  until([] { return false; });
  return exit_code_of(std::exchange(process_, -1));
}

void Session::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  exit_code_of(std::exchange(process_, -1));
}

}  // namespace banter::cli::testing
