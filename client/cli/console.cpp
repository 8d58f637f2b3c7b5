#include "client/cli/console.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace banter::cli {
namespace {

// Longer lines than this are nothing that anybody asks for.
constexpr std::size_t kMostLine = 1 << 20;

/// After EAGAIN, which others may have made possible: the two ends of a terminal or pipe share its settings.
void wait_for(int descriptor, short what) {
  pollfd waiting{.fd = descriptor, .events = what, .revents = 0};
  ::poll(&waiting, 1, -1);
}

/// Of the terminal that `descriptor` is; 0 when it is none.
std::size_t columns_of_terminal(int descriptor) {
  if (::isatty(descriptor) != 1) return 0;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

/// 0, or the errno.
int write_all(int descriptor, std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      wait_for(descriptor, POLLOUT);
      continue;
    }
    if (written < 0) return errno;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_line(int descriptor, std::string_view line) {
  return write_all(descriptor, std::string(line) + '\n');
}

/// While it lives, the terminal does not show what is typed. Signals that end or stop the program wait, so
/// that the terminal is never left like that.
class NoEcho {
 public:
  NoEcho() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP})
      sigaddset(&held_, signal);
    pthread_sigmask(SIG_BLOCK, &held_, &before_signals_);
    changed_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!changed_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    silent.c_lflag |= ICANON | ECHONL;
    // The interrupt key then arrives as a character, and ends the input.
    silent.c_cc[VEOL] = before_.c_cc[VINTR];
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~NoEcho() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    pthread_sigmask(SIG_SETMASK, &before_signals_, nullptr);
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

  bool is_interrupt(char letter) const {
    return changed_ && static_cast<cc_t>(letter) == before_.c_cc[VINTR];
  }

 private:
  termios before_{};
  sigset_t held_{};
  sigset_t before_signals_{};
  bool changed_ = false;
};

}  // namespace

void SystemConsole::out(std::string_view line) {
  if (output_failure_) return;
  status({});
  if (const int error = write_line(STDOUT_FILENO, line); error != 0)
    output_failure_ = client::failure_of(base::os_fault("cannot write the output", error).error());
}
void SystemConsole::err(std::string_view line) {
  status({});
  (void)write_line(STDERR_FILENO, line);  // there is nobody left to tell
}

void SystemConsole::status(std::string_view line) {
  if ((line.empty() && !has_status_) || error_columns() == 0) return;
  has_status_ = !line.empty();
  (void)write_all(STDERR_FILENO, "\r" + std::string(line) + "\x1b[K");
}

base::Expected<bool> SystemConsole::read_more() {
  char part[4096];
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) {
      wait_for(STDIN_FILENO, POLLIN);
      continue;
    }
    if (got < 0) return base::os_fault("cannot read the input", errno);
    if (got > 0) unread_.append(part, static_cast<std::size_t>(got));
    return got > 0;
  }
}

std::optional<std::string> SystemConsole::read_line() {
  std::size_t end = 0;
  while ((end = unread_.find('\n')) == std::string::npos) {
    if (unread_.size() > kMostLine) return std::nullopt;
    const auto more = read_more();
    if (!more) return std::nullopt;
    if (*more) continue;
    if (unread_.empty()) return std::nullopt;
    return std::exchange(unread_, {});
  }
  std::string line = unread_.substr(0, end);
  unread_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

client::Outcome<std::string> SystemConsole::read_all(std::size_t most) {
  while (unread_.size() <= most + 1) {
    const auto more = read_more();
    // What came before is not the whole text, and must not pass for it.
    if (!more) return std::unexpected(client::failure_of(more.error()));
    if (!*more) break;
  }
  std::string text = std::exchange(unread_, {});
  if (text.ends_with('\n')) text.pop_back();
  if (text.size() > most)
    return client::fail(client::FailureKind::fix,
                        "The text has more than " + std::to_string(most) + " bytes.");
  return text;
}

std::optional<std::string> SystemConsole::ask(std::string_view question) {
  (void)!::write(STDERR_FILENO, question.data(), question.size());
  return read_line();
}

std::optional<std::string> SystemConsole::ask_secret(std::string_view question) {
  const NoEcho quiet;
  (void)!::write(STDERR_FILENO, question.data(), question.size());
  std::string secret;
  char letter = 0;
  while (true) {
    const ssize_t got = ::read(STDIN_FILENO, &letter, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || quiet.is_interrupt(letter)) {
      (void)!::write(STDERR_FILENO, "\n", 1);
      return std::nullopt;
    }
    if (letter == '\n') return secret;
    if (secret.size() < kMostLine) secret += letter;
  }
}

bool SystemConsole::input_is_terminal() const {
  return ::isatty(STDIN_FILENO) == 1;
}
bool SystemConsole::output_is_terminal() const {
  return ::isatty(STDOUT_FILENO) == 1;
}

std::size_t SystemConsole::columns() const {
  return columns_of_terminal(STDOUT_FILENO);
}
std::size_t SystemConsole::error_columns() const {
  return columns_of_terminal(STDERR_FILENO);
}

}  // namespace banter::cli
