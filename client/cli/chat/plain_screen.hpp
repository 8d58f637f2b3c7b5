#pragma once

#include <string>

#include "client/cli/chat/screen.hpp"
#include "client/cli/console.hpp"
#include "client/cli/loop.hpp"

namespace banter::cli {

/// Lines from standard input, lines to the console's output: for pipes, tests and terminals that can do no
/// more.
class PlainScreen final : public Screen {
 public:
  PlainScreen(Loop& loop, Console& console) : loop_(loop), console_(console) {}
  ~PlainScreen() override;

  void start(Handlers handlers) override;
  void show(const std::string& text) override;
  std::uint64_t show_for_now(const std::string& text) override;
  bool change(std::uint64_t, const std::string&) override { return false; }
  void ring() override {}
  bool can_change() const override { return false; }
  void set_prompt(const std::string&) override {}
  void take_input(bool take) override;
  std::size_t columns() const override { return 0; }

 private:
  void read();
  void hand_over();
  void fail(const client::Failure& failure);

  Loop& loop_;
  Console& console_;
  Handlers handlers_;
  std::string unread_;
  bool taking_ = false;
  bool handing_over_ = false;
  bool ended_ = false;
};

}  // namespace banter::cli
