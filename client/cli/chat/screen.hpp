#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "client/core/failure.hpp"

namespace banter::cli {

/// What a person at `banter chat` sees and types. What it is given to show must be safe for a terminal. It
/// belongs to the thread of the program's Loop, where its handlers are called.
class Screen {
 public:
  struct Handlers {
    /// A line was typed.
    std::function<void(std::string)> on_line;
    /// A key was pressed; whether what stands in the line now can become a message.
    std::function<void(bool words)> on_key;
    /// There will be no more lines.
    std::function<void()> on_end;
    /// What is shown can no longer be seen, or what is typed not be read. Called once at most.
    std::function<void(const client::Failure&)> on_failure;
    /// What the word that begins with `start` can become; `before` is the line in front of it.
    std::function<std::vector<std::string>(const std::string& before, const std::string& start)> complete;
  };

  virtual ~Screen() = default;

  virtual void start(Handlers handlers) = 0;

  /// Shows a text of one or more lines, without a line end behind it, above what is being typed.
  virtual void show(const std::string& text) = 0;

  /// The same for a text that will change: its number, for change().
  virtual std::uint64_t show_for_now(const std::string& text) = 0;
  /// Puts another text in place of one shown by show_for_now(). False, and nothing is shown, when it is too
  /// late for that.
  virtual bool change(std::uint64_t number, const std::string& text) = 0;
  /// Whether change() can succeed at all.
  virtual bool can_change() const = 0;

  /// What stands in front of the line being typed.
  virtual void set_prompt(const std::string& prompt) = 0;

  /// Makes the person look, where there is one.
  virtual void ring() = 0;

  /// While false, lines that are typed wait. Only where no person types.
  virtual void take_input(bool take) = 0;

  /// Columns of the terminal; 0 when there is none.
  virtual std::size_t columns() const = 0;
};

}  // namespace banter::cli
