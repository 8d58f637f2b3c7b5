#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/platform/descriptor.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::app {

// Takes the next bytes; a fault ends the reading.
using TakeBytes = std::function<base::Expected<void>(std::string_view)>;

// The file with the content of `size` bytes below `folder`. Faults: os_error is ENOENT when there is none; it
// has another size, or is no regular file.
base::Expected<base::Descriptor> open_content(const std::string& folder, const core::ContentHash& hash,
                                              std::int64_t size);

// Reads the content from the open file, a part at a time, and compares it with its hash. `path` is what
// faults call it; `stop` is asked now and then. What was taken before a fault is of no use.
base::Expected<void> read_content(int file, const std::string& path, const core::ContentHash& hash,
                                  std::int64_t size, const TakeBytes& take,
                                  const std::function<bool()>& stop);

}  // namespace banter::app
