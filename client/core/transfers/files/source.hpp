#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/platform/descriptor.hpp"
#include "client/core/failure.hpp"

namespace banter::client::transfers {

/// By what a file is known to be the one that it was. It is not proof: what was sent is compared by its hash.
struct FileIdentity {
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;  ///< last change, in nanoseconds since the epoch
  std::int64_t inode = 0;

  bool operator==(const FileIdentity&) const = default;
};

/// A file of this machine that is to be sent: opened once, so that another one that takes its name meanwhile
/// is none of it. One thread; every call blocks on the disk.
class Source {
 public:
  /// The failures are sentences about `path`, of kind `fix` where the person can name another one.
  static Outcome<Source> open(const std::string& path);

  const std::string& path() const { return path_; }
  /// The last component of its path.
  std::string name() const;
  /// As it was when it was opened.
  const FileIdentity& identity() const { return identity_; }
  /// Whether it is still the same as then.
  bool is_unchanged() const;
  /// Reads at `offset` as far as it goes: fewer bytes only at the end.
  Outcome<std::size_t> read(std::int64_t offset, std::span<char> into) const;

 private:
  Source(std::string path, base::Descriptor file, FileIdentity identity)
      : path_(std::move(path)), file_(std::move(file)), identity_(identity) {}

  std::string path_;
  base::Descriptor file_;
  FileIdentity identity_;
};

/// `path` from the root of the file system, with `~/` in front read as the person's own folder, and without a
/// slash behind.
std::string absolute_path(const std::string& path);

}  // namespace banter::client::transfers
