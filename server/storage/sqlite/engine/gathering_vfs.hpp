#pragma once

#include <sqlite3.h>

#include <string>

namespace banter::storage::sqlite {

/// The way to the disk for the connection that writes. SQLite writes its log in two calls a page; here they
/// are gathered, and reach the operating system as one write when the commit syncs. All else goes through
/// unchanged.
///
/// Only for a connection that syncs each commit, because until then others do not see what is gathered. Such
/// a connection must be closed before its GatheringVfs goes.
class GatheringVfs {
 public:
  /// On top of the VFS called `base`; empty: the operating system's own. The name is known to SQLite.
  explicit GatheringVfs(const std::string& base);
  ~GatheringVfs();
  GatheringVfs(const GatheringVfs&) = delete;
  GatheringVfs& operator=(const GatheringVfs&) = delete;

  const std::string& name() const { return name_; }

 private:
  const std::string name_;
  sqlite3_vfs vfs_;
};

}  // namespace banter::storage::sqlite
