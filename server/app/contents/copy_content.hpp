#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/fault.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::app {

// Copies a content of `size` bytes to its place below the folder `to`, for the owner only, and verifies it on
// the way; fine when it is there already. Not synced. Faults: os_error is ENOENT when the folder `from` has
// none; it is damaged; it cannot be written; stopped. What is half written then stays.
base::Expected<void> copy_content(const core::ContentHash& hash, std::int64_t size, const std::string& from,
                                  const std::string& to, const std::function<bool()>& stop);

}  // namespace banter::app
