#pragma once

#include <functional>
#include <string>

#include "base/fault.hpp"
#include "server/app/backup/archive/manifest.hpp"

namespace banter::app {

// Reads a whole backup and compares every member with the manifest: name, order, size, SHA-256; and every
// content with its name. With `folder` (an empty one) all of it is also written there, synced. `stop` is
// asked now and then. The fault says what is wrong; what was written until then is the caller's to remove.
base::Expected<Manifest> verify_backup(const std::string& path, const std::function<bool()>& stop);
base::Expected<Manifest> unpack_backup(const std::string& path, const std::string& folder,
                                       const std::function<bool()>& stop);

}  // namespace banter::app
