#pragma once

#include <functional>
#include <string>

#include "base/fault.hpp"

// What may be done with a database file beside the storage that serves it, also in another process.
namespace banter::storage::sqlite {

/// Copies the database `from` as it stands at one instant to the new file `to`, page by page. Whoever writes
/// to it meanwhile is not held up, and not seen. `stop` is asked about every megabyte.
///
/// Faults: `from` is no Banter database or cannot be read, `to` exists or cannot be written, or it was
/// stopped; os_error is ENOSPC for a full disk. `to` is not synced, and after a fault it is the caller's to
/// remove.
base::Expected<void> copy_database(const std::string& from, const std::string& to,
                                   const std::function<bool()>& stop);

/// Whether a database file that nobody writes to is whole: SQLite's quick_check. It is not changed, and
/// nothing is made beside it. `stop` is asked now and then. The fault names what is wrong, or that it comes
/// from a newer Banter.
base::Expected<void> verify_copy(const std::string& path, const std::function<bool()>& stop);

}  // namespace banter::storage::sqlite
