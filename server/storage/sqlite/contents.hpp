#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/fault.hpp"
#include "server/core/ports/blobs.hpp"

// What may be asked of a database file beside the storage that serves it, also in another process.
namespace banter::storage::sqlite {

/// A content that files have.
struct KnownContent {
  core::ContentHash hash{};
  std::int64_t size = 0;
  std::string file;  ///< id of one of them
};

/// Which contents the files of a database have, in the order of their hashes. One thread. A database of a
/// Banter that knew no files has none.
class KnownContents {
 public:
  /// is_copy: nobody writes to it, and nothing is made beside it. Otherwise a server may run on it, which is
  /// neither held up nor keeps its log for this: what is asked sees the commits until then.
  ///
  /// Faults: the file cannot be opened, or is no Banter database.
  static base::Expected<KnownContents> open(const std::string& path, bool is_copy);

  KnownContents(KnownContents&&) noexcept;
  ~KnownContents();

  /// The next one; none behind the last.
  base::Expected<std::optional<KnownContent>> next();
  /// Whether a file has it.
  base::Expected<bool> has(const core::ContentHash& hash);

 private:
  struct Parts;
  explicit KnownContents(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace banter::storage::sqlite
