#pragma once

#include <deque>
#include <string>
#include <vector>

#include "client/cli/console.hpp"

namespace banter::cli::testing {

/// A console whose input a test writes and whose output it reads.
class FakeConsole final : public Console {
 public:
  std::deque<std::string> input;
  std::vector<std::string> output;
  std::vector<std::string> errors;
  std::vector<std::string> statuses;
  std::vector<std::string> questions;
  std::size_t wide = 0;  ///< columns of standard error
  bool person = false;
  std::size_t room = 1'000'000;  ///< lines that can be written before the output breaks

  void out(std::string_view line) override {
    if (output.size() < room) {
      output.emplace_back(line);
    } else {
      broken_ = client::Failure{.kind = client::FailureKind::local, .sentence = "Cannot write the output."};
    }
  }
  std::optional<client::Failure> output_failure() const override { return broken_; }
  void err(std::string_view line) override { errors.emplace_back(line); }
  void status(std::string_view line) override { statuses.emplace_back(line); }
  std::optional<std::string> read_line() override {
    if (input.empty()) return std::nullopt;
    std::string line = std::move(input.front());
    input.pop_front();
    return line;
  }
  client::Outcome<std::string> read_all(std::size_t most) override {
    std::string all;
    while (auto line = read_line())
      all += (all.empty() ? "" : "\n") + *line;
    if (all.size() > most) return client::fail(client::FailureKind::fix, "The text is too long.");
    return all;
  }
  std::optional<std::string> ask_secret(std::string_view question) override { return ask(question); }
  std::optional<std::string> ask(std::string_view question) override {
    questions.emplace_back(question);
    return read_line();
  }
  bool input_is_terminal() const override { return person; }
  bool output_is_terminal() const override { return false; }
  std::size_t columns() const override { return 0; }
  std::size_t error_columns() const override { return wide; }

 private:
  std::optional<client::Failure> broken_;
};

}  // namespace banter::cli::testing
