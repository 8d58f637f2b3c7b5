#pragma once

#include <span>
#include <string>

namespace banter::app {

// banterd with these arguments (the program's name is not among them). What it tells goes to standard output,
// why it cannot do as told to standard error in one sentence. The exit status: 0, 1 when it failed, 2 when
// the arguments or the configuration file were not understood.
int run(std::span<const std::string> arguments);

}  // namespace banter::app
