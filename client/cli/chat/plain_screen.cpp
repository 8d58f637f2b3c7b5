#include "client/cli/chat/plain_screen.hpp"

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace banter::cli {
namespace {

// A longer line is cut here; as a message it would be refused for its length anyway.
constexpr std::size_t kMostLine = 1 << 20;

}  // namespace

PlainScreen::~PlainScreen() {
  loop_.watch(STDIN_FILENO, nullptr);
}

void PlainScreen::start(Handlers handlers) {
  handlers_ = std::move(handlers);
  take_input(true);
}

void PlainScreen::show(const std::string& text) {
  console_.out(text);
  if (const auto broken = console_.output_failure()) fail(*broken);
}

std::uint64_t PlainScreen::show_for_now(const std::string& text) {
  show(text);
  return 0;
}

void PlainScreen::take_input(bool take) {
  taking_ = take;
  if (take && !ended_) {
    loop_.watch(STDIN_FILENO, [this] { read(); });
  } else {
    loop_.watch(STDIN_FILENO, nullptr);
  }
  // Not from within: whoever allows it may be in the middle of something.
  if (take && !handing_over_) loop_.post([this] { hand_over(); });
}

void PlainScreen::read() {
  char part[4096];
  const ssize_t got = ::read(STDIN_FILENO, part, sizeof part);
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (got < 0) {
    // The line that was being read is not whole, and must not be sent.
    const int error = errno;
    ended_ = true;
    loop_.watch(STDIN_FILENO, nullptr);
    fail(client::failure_of(base::os_fault("cannot read the input", error).error()));
    return;
  }
  if (got > 0) {
    unread_.append(part, static_cast<std::size_t>(got));
  } else {
    ended_ = true;
    loop_.watch(STDIN_FILENO, nullptr);
    if (!unread_.empty() && !unread_.ends_with('\n')) unread_ += '\n';
  }
  hand_over();
}

void PlainScreen::fail(const client::Failure& failure) {
  if (handlers_.on_failure) std::exchange(handlers_.on_failure, nullptr)(failure);
}

void PlainScreen::hand_over() {
  if (std::exchange(handing_over_, true)) return;
  while (taking_) {
    std::size_t end = unread_.find('\n');
    if (end == std::string::npos && unread_.size() < kMostLine) break;
    end = std::min(end, kMostLine);
    std::string line = unread_.substr(0, end);
    unread_.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    handlers_.on_line(std::move(line));
  }
  handing_over_ = false;
  if (taking_ && ended_ && unread_.empty() && handlers_.on_end) std::exchange(handlers_.on_end, nullptr)();
}

}  // namespace banter::cli
