#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/fault.hpp"
#include "base/log.hpp"
#include "server/core/ports/storage.hpp"

namespace banter::storage::sqlite {

struct Options {
  /// The database file; created, for its owner only, when missing. SQLite keeps two more beside it.
  std::string path;
  base::Log log;

  // The rest is for tests.

  /// The name of a registered sqlite3_vfs; empty: the operating system's own.
  std::string vfs{};
  /// False: a commit does not wait for the disk, and may be lost with the power.
  bool synchronous = true;
  /// A checkpoint begins when so much was written since the last one. 0: after every
  /// transaction, on the writer's own thread, so that a test runs the same way every time.
  std::size_t checkpoint_bytes = std::size_t{8} << 20;
  /// The write-ahead log begins anew when little is left to copy; from this size on, however much is left.
  std::size_t most_wal_bytes = std::size_t{256} << 20;
};

/// The storage in an SQLite database, migrated to the newest schema. Takes no time that grows with what is
/// stored. Whoever opens it makes sure that no other process does: it remembers what it has read.
///
/// Faults: the file cannot be opened or written, is no Banter database, or comes from a newer Banter.
/// Later faults (a full disk, an I/O error) end the transaction under way, as core::Storage says; the file is
/// opened anew for the next one.
///
/// The storage starts one thread, for checkpoints. Its destructor waits for that, and undoes a transaction
/// that was not committed; the readers must be gone by then.
base::Expected<std::unique_ptr<core::Storage>> open(const Options& options);

}  // namespace banter::storage::sqlite
