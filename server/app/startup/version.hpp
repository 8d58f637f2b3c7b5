#pragma once

#include <string_view>

namespace banter::app {

// The version of this program, for instance "0.1.0".
std::string_view version();

}  // namespace banter::app
