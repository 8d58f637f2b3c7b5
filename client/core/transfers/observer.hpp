#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "client/core/transfers/progress.hpp"

namespace banter::client::transfers {

/// Whoever looks on while a file moves.
struct Observer {
  /// The first `done` bytes of the file are where they belong, or compared.
  std::function<void(Progress::Phase phase, std::int64_t done)> moved;
  /// Something that a person should know; a whole sentence that may hold foreign text.
  std::function<void(std::string sentence)> say;
};

}  // namespace banter::client::transfers
