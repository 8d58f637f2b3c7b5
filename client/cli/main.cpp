#include <csignal>
#include <iostream>

#include "client/cli/run.hpp"
#include "client/cli/text/wrap.hpp"

int main(int count, char** words) {
  using namespace banter;
  cli::use_utf8();
  const auto read = cli::read_arguments({words + 1, words + count});
  if (const auto* no = std::get_if<cli::NoInvocation>(&read)) {
    (no->exit_code == 0 ? std::cout : std::cerr) << no->text << "\n";
    return no->exit_code;
  }
  cli::SystemConsole console;
  const int code =
      static_cast<int>(cli::run(std::get<cli::Invocation>(read), console, client::Places::of_this_person()));
  if (code <= 128) return code;
  // Ended by a signal, as whoever has started it must see: a shell then ends a loop, too.
  std::signal(code - 128, SIG_DFL);
  (void)std::raise(code - 128);
  return code;
}
