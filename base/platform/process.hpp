#pragma once

#include <cstdint>

#include "base/fault.hpp"

namespace banter::base {

// Bytes of memory that this process has resident now; 0 when the system does not tell.
std::uint64_t process_rss_bytes();

// Allows this process as many open files as it may allow itself; gives the new limit.
Expected<std::uint64_t> raise_file_limit();

}  // namespace banter::base
