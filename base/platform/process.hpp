#pragma once

#include <cstdint>
#include <string>

#include "base/fault.hpp"

namespace banter::base {

// Bytes of memory that this process has resident now; 0 when the system does not tell.
std::uint64_t process_rss_bytes();

// Files and sockets that this process has open; 0 when the system does not tell.
std::uint64_t open_files();

// Allows this process as many open files as it may allow itself; gives the new limit.
Expected<std::uint64_t> raise_file_limit();

// Another text after every start of the machine: what was only in its memory is gone then. Empty when the
// system does not tell.
std::string boot_id();

// The calling thread gives way to the others from now on: 1 … 19, the more the higher.
void give_way(int nice = 15);

}  // namespace banter::base
