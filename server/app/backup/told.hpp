#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <string>

namespace banter::app {

// How a backup's size is told.
inline std::string told(std::size_t members, std::int64_t contents) {
  return contents == 0 ? fmt::format("{} files", members)
                       : fmt::format("{} files, and {} that people have sent", members, contents);
}

}  // namespace banter::app
