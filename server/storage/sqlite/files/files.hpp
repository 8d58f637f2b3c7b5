#pragma once

#include <span>

#include "server/core/ports/file_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Files as they stand in the database. Belongs to the connection's thread.
class FileQueries : public virtual core::FileReads {
 public:
  explicit FileQueries(Connection& connection);

  protocol::Result<std::optional<core::FileRecord>> by_id(std::string_view id) override;
  protocol::Result<bool> is_in_reach(core::FileKey file, core::AccountKey account) override;

 private:
  Statement by_id_;
  Statement is_in_reach_;
};

class FileWriter final : public core::FileStore, public FileQueries {
 public:
  explicit FileWriter(Connection& connection);

  protocol::Result<core::FileKey> add(const core::FileRecord& record) override;
  protocol::Result<void> finish(core::FileKey file, const core::ContentHash& hash,
                                std::string_view media_type, base::Millis expires_at) override;
  protocol::Result<void> set_expiry(core::FileKey file, base::Millis at) override;
  protocol::Result<void> hold_as_avatar(core::FileKey file, bool held) override;
  protocol::Result<void> remove(core::FileKey file) override;
  protocol::Result<std::vector<core::FileRecord>> expired(base::Millis now, std::size_t limit) override;
  protocol::Result<bool> has_content(const core::ContentHash& hash) override;
  protocol::Result<Unfinished> unfinished_of(core::AccountKey account) override;
  protocol::Result<std::int64_t> bytes_of(core::AccountKey account) override;

 private:
  protocol::Result<void> count_bytes(core::AccountKey account, std::int64_t more);

  Statement add_;
  Statement finish_;
  Statement set_expiry_;
  Statement hold_;
  Statement let_go_;
  Statement remove_;
  Statement size_;
  Statement count_;
  Statement expired_;
  Statement has_content_;
  Statement unfinished_of_;
  Statement bytes_of_;
};

/// The columns that file_of reads, of files `f`.
#define BANTER_FILE_COLUMNS                                                                        \
  "f.key, f.id, f.account, f.name, f.media_type, f.size, f.sha256, f.width, f.height, f.preview, " \
  "f.expires_at, f.messages, f.avatars "
core::FileRecord file_of(const Rows& row);

}  // namespace banter::storage::sqlite
