#pragma once

#include <sqlite3.h>

#include <memory>

#include "tests/power_cut/disk.hpp"

namespace banter::power_cut {

// SQLite's view of the disk, which must outlive it.
std::unique_ptr<sqlite3_vfs> make_vfs(Disk& disk);

}  // namespace banter::power_cut
