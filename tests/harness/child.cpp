#include "tests/harness/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

namespace banter::harness {
namespace {

struct Pipe {
  int read_end = -1, write_end = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends;
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Failure(std::string("no pipe: ") + std::strerror(errno));
  return {ends[0], ends[1]};
}

// A file that is gone once it is closed: unlike a pipe it takes any amount without a reader.
int file_with(const std::string& text) {
  const int file = ::memfd_create("input", MFD_CLOEXEC);
  if (file < 0 || ::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    throw Failure("no file for standard input");
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

// In the child, between fork and exec: only calls that are allowed there.
[[noreturn]] void become(char* const* arguments, int input, int output) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  ::execv(arguments[0], arguments);
  constexpr std::string_view said = "this program cannot be run; was it built?\n";
  static_cast<void>(!::write(STDERR_FILENO, said.data(), said.size()));
  ::_exit(127);
}

}  // namespace

Child::Child(const std::vector<std::string>& command, const std::string& input) {
  std::vector<char*> arguments;
  for (const std::string& word : command)
    arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int in_file = file_with(input);
  const Pipe out = make_pipe();
  pid_ = ::fork();
  if (pid_ == 0) become(arguments.data(), in_file, out.write_end);
  ::close(in_file);
  ::close(out.write_end);
  if (pid_ < 0) throw Failure(std::string("no process: ") + std::strerror(errno));
  pid_descriptor_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  reader_ = std::thread([this, descriptor = out.read_end] { read_output(descriptor); });
}

Child::~Child() {
  if (!status_) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  reader_.join();
  if (pid_descriptor_ >= 0) ::close(pid_descriptor_);
}

void Child::read_output(int descriptor) {
  std::array<char, 4096> block;
  for (;;) {
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    const std::lock_guard lock(mutex_);
    if (got <= 0) {
      output_ended_ = true;
      changed_.notify_all();
      break;
    }
    output_.append(block.data(), static_cast<std::size_t>(got));
    changed_.notify_all();
  }
  ::close(descriptor);
}

void Child::signal(int number) const {
  ::kill(pid_, number);
}

int Child::wait(Deadline deadline) {
  if (status_) return *status_;
  pollfd entry{.fd = pid_descriptor_, .events = POLLIN, .revents = 0};
  int ready;
  do {
    ready = ::poll(&entry, 1, milliseconds_until(deadline));
  } while (ready < 0 && errno == EINTR);
  if (ready == 0) throw Failure("the process did not end in time; it said:\n" + output());
  int raw = 0;
  ::waitpid(pid_, &raw, 0);
  status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  return *status_;
}

std::string Child::output() const {
  const std::lock_guard lock(mutex_);
  return output_;
}

std::string Child::wait_for_output(const std::function<bool(const std::string&)>& found, Deadline deadline) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, deadline, [&] { return output_ended_ || found(output_); });
  if (!found(output_)) {
    throw Failure((output_ended_ ? "the program ended; it said:\n" : "the program did not say in time:\n") +
                  output_);
  }
  return output_;
}

}  // namespace banter::harness
