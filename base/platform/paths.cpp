#include "base/platform/paths.hpp"

#include <cstdlib>

namespace banter::base {
namespace {

std::string folder(const char* variable, std::string_view below_home, std::string_view application) {
  std::string path;
  const char* set = std::getenv(variable);
  if (set != nullptr && set[0] == '/') {  // the rules say that a relative path is to be ignored
    path = set;
  } else {
    const char* home = std::getenv("HOME");
    path = home != nullptr && home[0] != '\0' ? home : ".";
    path += below_home;
  }
  path += '/';
  path += application;
  return path;
}

}  // namespace

std::string config_dir(std::string_view application) {
  return folder("XDG_CONFIG_HOME", "/.config", application);
}
std::string state_dir(std::string_view application) {
  return folder("XDG_STATE_HOME", "/.local/state", application);
}
std::string cache_dir(std::string_view application) {
  return folder("XDG_CACHE_HOME", "/.cache", application);
}

}  // namespace banter::base
