#include "server/app/commands/read_password.hpp"

#include <openssl/crypto.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include "base/hash.hpp"
#include "base/try.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;

constexpr std::size_t kMostBytes = 1024;  // far over what a password may have; longer input is refused

// While it lives, typing is not shown, and Ctrl+C ends the reading instead of the program, so that the
// terminal does not stay mute.
class WithoutEcho {
 public:
  WithoutEcho() {
    ::tcgetattr(STDIN_FILENO, &before_);
    termios mute = before_;
    mute.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    mute.c_lflag |= ECHONL;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &mute);
    // Kept back but while we wait for the next byte: one that came before would end no wait.
    sigset_t interrupt;
    ::sigemptyset(&interrupt);
    ::sigaddset(&interrupt, SIGINT);
    ::sigprocmask(SIG_BLOCK, &interrupt, &mask_before_);
    struct sigaction interrupted{};
    interrupted.sa_handler = [](int) {};
    ::sigaction(SIGINT, &interrupted, &handler_before_);
  }
  ~WithoutEcho() {
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    ::sigaction(SIGINT, &handler_before_, nullptr);
    ::sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
  }
  WithoutEcho(const WithoutEcho&) = delete;
  WithoutEcho& operator=(const WithoutEcho&) = delete;

  const sigset_t& mask_before() const { return mask_before_; }

 private:
  termios before_{};
  struct sigaction handler_before_{};
  sigset_t mask_before_{};
};

// Byte by byte, so that what follows the line stays for whoever reads next. With `mask` for the signals that
// may end it.
Expected<void> read_line(std::string& into, const sigset_t* mask = nullptr) {
  into.reserve(kMostBytes);
  char byte = 0;
  while (true) {
    pollfd ready{STDIN_FILENO, POLLIN, 0};
    ssize_t got = ::ppoll(&ready, 1, nullptr, mask);
    if (got > 0) got = ::read(STDIN_FILENO, &byte, 1);
    if (got < 0)
      return errno == EINTR ? fault("interrupted") : base::os_fault("cannot read the password", errno);
    if (got == 0 || byte == '\n') break;
    if (into.size() == kMostBytes) return fault("a password has at most 72 bytes");
    into += byte;
  }
  OPENSSL_cleanse(&byte, 1);
  if (into.ends_with('\r')) into.pop_back();
  return {};
}

void prompt(const std::string& text) {
  std::fputs(text.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace

base::Expected<void> read_password(base::Secret& into, const std::string& name) {
  if (::isatty(STDIN_FILENO) == 0) {
    BANTER_CHECK(read_line(into.text));
    if (into.text.empty()) return fault("no password came on standard input");
    return {};
  }
  const WithoutEcho mute;
  prompt("Password for " + name + ": ");
  BANTER_CHECK(read_line(into.text, &mute.mask_before()));
  base::Secret again;
  prompt("The same again: ");
  BANTER_CHECK(read_line(again.text, &mute.mask_before()));
  if (!base::equal_in_constant_time(into.text, again.text)) return fault("the two passwords differ");
  return {};
}

}  // namespace banter::app
