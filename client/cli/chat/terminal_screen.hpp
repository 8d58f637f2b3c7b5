#pragma once

#include <atomic>
#include <csignal>
#include <cstdint>
#include <deque>
#include <string>
#include <thread>
#include <vector>

#include "client/cli/chat/screen.hpp"
#include "client/cli/loop.hpp"

namespace banter::cli {

/// A terminal with a line at its foot that is edited with GNU Readline, while what comes in is written above
/// it. Readline has one state for the whole process, so there can be one object at a time. SIGINT, SIGQUIT,
/// SIGTSTP, SIGWINCH, SIGTERM and SIGHUP must be blocked in every thread (block_signals) before others are
/// started.
class TerminalScreen final : public Screen {
 public:
  explicit TerminalScreen(Loop& loop);
  ~TerminalScreen() override;
  TerminalScreen(const TerminalScreen&) = delete;
  TerminalScreen& operator=(const TerminalScreen&) = delete;

  /// Makes the signals wait for a TerminalScreen of this process.
  static void block_signals();

  void start(Handlers handlers) override;
  void show(const std::string& text) override;
  std::uint64_t show_for_now(const std::string& text) override;
  bool change(std::uint64_t number, const std::string& text) override;
  bool can_change() const override { return true; }
  void set_prompt(const std::string& prompt) override;
  void ring() override;
  void take_input(bool) override {}
  std::size_t columns() const override;

 private:
  friend struct ReadlineDoor;  // what Readline calls
  void accept_line();
  void end_of_input();

  void wait_for_signals();
  void on_signal(int signal);
  void key_pressed();
  void clear_line();
  void clear_screen();
  void suspend();
  void add(const std::string& text, std::uint64_t number);
  void write_above(const std::string& bytes) const;
  static std::size_t rows_of(const std::string& text, std::size_t columns);

  /// A text on the screen.
  struct Block {
    std::uint64_t number = 0;  // 0: it will not change
    std::string text;
    std::size_t rows = 0;
  };

  Loop& loop_;
  Handlers handlers_;
  std::string prompt_;
  std::string typed_;                     // the line that was just accepted
  std::vector<std::string> completions_;  // while Readline asks for one after the other
  bool started_ = false;
  std::uint64_t last_number_ = 0;
  std::deque<Block> blocks_;  // those straight above the line being typed, the lowest last
  std::atomic<bool> ending_ = false;
  std::thread signals_;  // waits for signals and posts them to the loop
};

}  // namespace banter::cli
