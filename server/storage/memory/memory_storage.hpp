#pragma once

#include <memory>

#include "server/core/ports/storage.hpp"

namespace banter::storage::memory {

/// A storage that keeps everything in memory and nothing beyond the process: for tests, and for trying things
/// out. It shows what the ports mean in the plainest way; speed is not its aim. It never gives an error.
std::unique_ptr<core::Storage> make();

}  // namespace banter::storage::memory
