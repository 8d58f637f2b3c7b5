#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "server/storage/sqlite/search/layout.hpp"

namespace banter::storage::sqlite {

/// What the thread that feeds the index, those who read it and the core's thread tell each other.
struct IndexState {
  const std::string path;
  const Layout layout{};
  /// Which file it is that stands there; 0: none that may be read. Another number after it was made anew.
  std::atomic<std::uint64_t> generation = 0;
  /// Somebody could not read it.
  std::atomic<bool> damaged = false;
  /// It could not be written again and again: no changes need to be kept for it.
  std::atomic<bool> given_up = false;
  /// Changes up to this one are in it, and need not be told any more.
  std::atomic<std::int64_t> applied = 0;
};

}  // namespace banter::storage::sqlite
