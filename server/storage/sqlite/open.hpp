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
  /// The file of the search index; it may be deleted whenever nobody has it open. Empty: there is none, and
  /// every search looks at all messages.
  std::string search_path{};

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
  /// So many messages (2^ this) become one block of the search index.
  int search_unit_bits = 10;
};

/// The storage in an SQLite database, migrated to the newest schema. Takes no time that grows with what is
/// stored. Whoever opens it makes sure that no other process does: it remembers what it has read.
///
/// Faults: the file cannot be opened or written, is no Banter database, or comes from a newer Banter.
/// Later faults (a full disk, an I/O error) end the transaction under way, as core::Storage says; the file is
/// opened anew for the next one.
///
/// The storage starts a thread for checkpoints, and one for the search index. Its destructor waits for them,
/// and undoes a transaction that was not committed; the readers must be gone by then.
base::Expected<std::unique_ptr<core::Storage>> open(const Options& options);

/// Waits until the search index of a storage that open() gave has all that was committed, but for the last
/// messages that fill no block yet. For tests and benches; any thread.
void finish_indexing(core::Storage& storage);

/// A reader of a database that another process may be serving; of `options` it takes path and log. It changes
/// nothing. One thread.
///
/// Faults: as open(), and when the schema is not the one of this program.
base::Expected<std::unique_ptr<core::Reader>> open_reader(const Options& options);

}  // namespace banter::storage::sqlite
