#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "client/core/failure.hpp"

namespace banter::cli {

/// Where a command reads and writes. One thread.
class Console {
 public:
  virtual ~Console() = default;

  /// Writes a line to standard output, at once. A reader that is slow is waited for.
  virtual void out(std::string_view line) = 0;
  /// Why not all of it could be written, once that has happened; nothing is written any more then.
  virtual std::optional<client::Failure> output_failure() const = 0;
  /// Writes a line to standard error, at once.
  virtual void err(std::string_view line) = 0;
  /// Shows a line on the terminal that standard error is, in place of the one before; it goes when anything
  /// else is written, or for an empty one. It has fewer than error_columns(). Nothing where there is no such
  /// terminal.
  virtual void status(std::string_view line) = 0;

  /// The next line of standard input without its end; none at the end of input, and when it cannot be read.
  virtual std::optional<std::string> read_line() = 0;
  /// All that is left of standard input, less one line end; a failure when it is more than `most` bytes, and
  /// when it cannot be read to its end.
  virtual client::Outcome<std::string> read_all(std::size_t most) = 0;
  /// Shows `question` and reads a line that is not shown; none when the person ends the input.
  virtual std::optional<std::string> ask_secret(std::string_view question) = 0;
  /// Shows `question` and reads a line.
  virtual std::optional<std::string> ask(std::string_view question) = 0;

  virtual bool input_is_terminal() const = 0;
  virtual bool output_is_terminal() const = 0;
  /// Columns of the terminal that standard output is; 0 when it is none.
  virtual std::size_t columns() const = 0;
  /// The same of standard error.
  virtual std::size_t error_columns() const = 0;
};

/// The one of this process.
class SystemConsole final : public Console {
 public:
  void out(std::string_view line) override;
  std::optional<client::Failure> output_failure() const override { return output_failure_; }
  void err(std::string_view line) override;
  void status(std::string_view line) override;
  std::optional<std::string> read_line() override;
  client::Outcome<std::string> read_all(std::size_t most) override;
  std::optional<std::string> ask_secret(std::string_view question) override;
  std::optional<std::string> ask(std::string_view question) override;
  bool input_is_terminal() const override;
  bool output_is_terminal() const override;
  std::size_t columns() const override;
  std::size_t error_columns() const override;

 private:
  /// False at the end of input.
  base::Expected<bool> read_more();
  std::string unread_;
  bool has_status_ = false;
  std::optional<client::Failure> output_failure_;
};

}  // namespace banter::cli
