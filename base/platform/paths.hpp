#pragma once

#include <string>
#include <string_view>

namespace banter::base {

// The person's folders for one program, by the XDG base directory rules; not created.
// Without a home folder they lie below the current one.
std::string config_dir(std::string_view application = "banter");
std::string state_dir(std::string_view application = "banter");
std::string cache_dir(std::string_view application = "banter");

}  // namespace banter::base
