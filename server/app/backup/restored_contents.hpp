#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/fault.hpp"

namespace banter::app {

// Whether all that the files of the unpacked database have was in the backup `file`, which held `unpacked`
// contents. What no file has any more, since it went while the backup was made, goes. Gives how many there
// are.
base::Expected<std::int64_t> settle_contents(const std::string& folder, std::int64_t unpacked,
                                             const std::string& file, const std::function<bool()>& stop);

}  // namespace banter::app
