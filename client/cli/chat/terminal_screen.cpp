#include "client/cli/chat/terminal_screen.hpp"

// Readline's headers need what <cstdio> declares.
#include <cstdio>

#include <readline/history.h>
#include <readline/readline.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "client/cli/text/visible.hpp"
#include "client/cli/text/wrap.hpp"

namespace banter::cli {

/// Readline calls plain functions: this is where they find the screen.
struct ReadlineDoor {
  static inline TerminalScreen* screen = nullptr;

  /// Enter. The line goes from the screen, since it comes back as a message; taking it out as an edit and
  /// ending it in the usual way keeps Readline's undo lists and history in order.
  static int accept(int, int key) {
    screen->typed_.assign(rl_line_buffer, static_cast<std::size_t>(rl_end));
    rl_clear_visible_line();
    rl_delete_text(0, rl_end);
    rl_point = 0;
    return rl_newline(1, key);
  }
  static void line(char* text) {
    const bool end = text == nullptr;
    std::free(text);
    if (end) {
      screen->end_of_input();
    } else {
      screen->accept_line();
    }
  }
  static int clear(int, int) {
    screen->clear_screen();
    return 0;
  }
  static void show_matches(char** matches, int count, int) {
    std::string list;
    for (int i = 1; i <= count; ++i)
      list += (i == 1 ? "" : "  ") + visible_line(matches[i]);
    screen->show(list);
  }
  static char** complete(const char* start, int begin, int) {
    rl_attempted_completion_over = 1;  // never the names of files
    screen->completions_ =
        screen->handlers_.complete
            ? screen->handlers_.complete(std::string(rl_line_buffer, static_cast<std::size_t>(begin)), start)
            : std::vector<std::string>();
    const auto& found = screen->completions_;
    rl_completion_append_character = found.size() == 1 && found.front().ends_with('/') ? '\0' : ' ';
    return rl_completion_matches(start, &ReadlineDoor::next_completion);
  }
  static char* next_completion(const char*, int number) {
    const auto& found = screen->completions_;
    const auto place = static_cast<std::size_t>(number);
    return place < found.size() ? ::strdup(found[place].c_str()) : nullptr;
  }
};

namespace {

sigset_t handled_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGQUIT, SIGTSTP, SIGWINCH, SIGTERM, SIGHUP})
    sigaddset(&set, signal);
  return set;
}

winsize terminal_size() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size;
  size.ws_row = 24;
  size.ws_col = 80;
  return size;
}

void bind_keys() {
  for (const int key : {'\r', '\n'}) {
    for (const Keymap map : {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap})
      rl_bind_key_in_map(key, &ReadlineDoor::accept, map);
  }
  constexpr int kControlL = 'L' & 0x1f;
  rl_bind_key_in_map(kControlL, &ReadlineDoor::clear, emacs_standard_keymap);
}

}  // namespace

void TerminalScreen::block_signals() {
  const sigset_t set = handled_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

TerminalScreen::TerminalScreen(Loop& loop) : loop_(loop) {
  ReadlineDoor::screen = this;
  signals_ = std::thread([this] { wait_for_signals(); });
}

TerminalScreen::~TerminalScreen() {
  if (started_) {
    rl_clear_visible_line();
    rl_callback_handler_remove();
    std::fflush(stdout);
  }
  loop_.watch(STDIN_FILENO, nullptr);
  ending_ = true;
  ::pthread_kill(signals_.native_handle(), SIGWINCH);
  signals_.join();
  ReadlineDoor::screen = nullptr;
}

void TerminalScreen::start(Handlers handlers) {
  handlers_ = std::move(handlers);
  rl_readline_name = "banter";
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_erase_empty_line = 1;  // an accepted line has been taken off the screen already
  rl_attempted_completion_function = &ReadlineDoor::complete;
  rl_completion_display_matches_hook = &ReadlineDoor::show_matches;
  rl_basic_word_break_characters = " ";
  rl_initialize();
  bind_keys();
  stifle_history(1'000);
  rl_callback_handler_install(prompt_.c_str(), &ReadlineDoor::line);
  started_ = true;
  loop_.watch(STDIN_FILENO, [this] {
    rl_callback_read_char();
    key_pressed();
  });
}

void TerminalScreen::key_pressed() {
  if (!handlers_.on_key) return;
  const std::string_view line(rl_line_buffer, static_cast<std::size_t>(rl_end));
  handlers_.on_key(!line.empty() && (line.front() != '/' || line.starts_with("//")));
}

void TerminalScreen::ring() {
  std::fputs("\a", stdout);
  std::fflush(stdout);
}

void TerminalScreen::accept_line() {
  std::string line = std::exchange(typed_, {});
  if (line.find_first_not_of(' ') != std::string::npos) add_history(line.c_str());
  // When Readline has put up the next line, above which the answer will stand.
  loop_.post([this, line = std::move(line)]() mutable {
    if (handlers_.on_line) handlers_.on_line(std::move(line));
  });
}

void TerminalScreen::end_of_input() {
  loop_.watch(STDIN_FILENO, nullptr);
  loop_.post([this] {
    if (handlers_.on_end) handlers_.on_end();
  });
}

void TerminalScreen::clear_line() {
  // These two draw the line once more.
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_clear_visible_line();
  rl_replace_line("", 1);
  rl_point = rl_end = 0;
  rl_forced_update_display();
  key_pressed();
}

void TerminalScreen::wait_for_signals() {
  const sigset_t set = handled_signals();
  int signal = 0;
  while (::sigwait(&set, &signal) == 0 && !ending_)
    loop_.post([this, signal] { on_signal(signal); });
}

void TerminalScreen::on_signal(int signal) {
  if (!started_) return;
  switch (signal) {
    case SIGINT:
      clear_line();
      break;
    case SIGWINCH:
      blocks_.clear();  // the terminal has broken them anew
      rl_resize_terminal();
      break;
    case SIGTSTP:
      suspend();
      break;
    default:
      if (handlers_.on_end) handlers_.on_end();
      break;
  }
}

void TerminalScreen::clear_screen() {
  blocks_.clear();
  rl_clear_screen(1, 0);
}

void TerminalScreen::suspend() {
  rl_clear_visible_line();
  rl_deprep_terminal();
  std::fflush(stdout);
  ::raise(SIGSTOP);
  rl_prep_terminal(1);
  blocks_.clear();
  rl_resize_terminal();
  rl_forced_update_display();
}

void TerminalScreen::show(const std::string& text) {
  add(text, 0);
}

std::uint64_t TerminalScreen::show_for_now(const std::string& text) {
  add(text, ++last_number_);
  return last_number_;
}

void TerminalScreen::add(const std::string& text, std::uint64_t number) {
  blocks_.push_back({.number = number, .text = text, .rows = rows_of(text, columns())});
  // More than any screen shows at once cannot be reached.
  constexpr std::size_t kMostBlocks = 500;
  if (blocks_.size() > kMostBlocks) blocks_.pop_front();
  write_above(text + "\n");
}

bool TerminalScreen::change(std::uint64_t number, const std::string& text) {
  const auto block = std::ranges::find(blocks_, number, &Block::number);
  if (block == blocks_.end()) return false;
  std::size_t rows = 0;
  for (auto at = block; at != blocks_.end(); ++at)
    rows += at->rows;
  // Rows that have left the screen cannot be reached any more; the line being typed takes some, too.
  const winsize size = terminal_size();
  const std::size_t typed =
      rows_of(prompt_ + std::string(rl_line_buffer, static_cast<std::size_t>(rl_end)), size.ws_col);
  if (rows + typed + 1 > size.ws_row) return false;
  block->text = text;
  block->rows = rows_of(text, size.ws_col);
  std::string bytes = "\x1b[" + std::to_string(rows) + "A\r\x1b[J";
  for (auto at = block; at != blocks_.end(); ++at)
    bytes += at->text + "\n";
  write_above(bytes);
  return true;
}

void TerminalScreen::write_above(const std::string& bytes) const {
  if (started_) rl_clear_visible_line();
  std::fputs(bytes.c_str(), stdout);
  if (started_) rl_forced_update_display();
  std::fflush(stdout);
}

std::size_t TerminalScreen::rows_of(const std::string& text, std::size_t columns) {
  std::size_t rows = 0;
  std::string line;
  const auto end_line = [&] {
    rows += std::max<std::size_t>(1, (columns_of(line) + columns - 1) / columns);
    line.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = std::min(text.find('m', i), text.size() - 1);  // only colours are ever shown
    } else if (text[i] == '\n') {
      end_line();
    } else {
      line += text[i];
    }
  }
  end_line();
  return rows;
}

void TerminalScreen::set_prompt(const std::string& prompt) {
  if (prompt == prompt_) return;
  prompt_ = prompt;
  if (!started_) return;
  rl_clear_visible_line();
  rl_set_prompt(prompt_.c_str());
  rl_forced_update_display();
}

std::size_t TerminalScreen::columns() const {
  return terminal_size().ws_col;
}

}  // namespace banter::cli
