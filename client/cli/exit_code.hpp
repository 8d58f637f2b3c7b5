#pragma once

#include "client/core/failure.hpp"

namespace banter::cli {

/// What `banter` ends with, by who can do something about it. `banter --help` tells the same.
enum class ExitCode : int {
  ok = 0,
  usage = 2,
  fix = 3,
  sign_in = 4,
  wait = 5,
  give_up = 6,
  network = 7,
};

/// When a signal has ended it, the shell's convention: 130 for Ctrl+C.
constexpr ExitCode exit_code_of_signal(int signal) {
  return static_cast<ExitCode>(128 + signal);
}

ExitCode exit_code_of(const client::Failure& failure);

/// For the end of the help, without a line end.
inline constexpr const char* kExitCodesHelp =
    "Exit codes: 0 done; 2 wrong usage; 3 ask for something else (no such user, too long, the server's key "
    "has\n"
    "changed); 4 log in; 5 try again later; 6 not allowed or not possible; 7 the server was not reached;\n"
    "130 stopped with Ctrl+C.";

}  // namespace banter::cli
