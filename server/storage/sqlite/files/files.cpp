#include "server/storage/sqlite/files/files.hpp"

#include <algorithm>

#include "base/try.hpp"

namespace banter::storage::sqlite {

using core::AccountKey;
using core::ContentHash;
using core::FileKey;
using core::FileRecord;
using protocol::Result;

FileRecord file_of(const Rows& row) {
  FileRecord file{.key = row.id<FileKey>(0),
                  .id = std::string(row.text(1)),
                  .account = row.id<AccountKey>(2),
                  .name = std::string(row.text(3)),
                  .media_type = std::string(row.text(4)),
                  .size = row.integer(5),
                  .sha256 = {},
                  .width = row.maybe_integer(7),
                  .height = row.maybe_integer(8),
                  .preview = std::string(row.text(9)),
                  .expires_at = row.integer(10),
                  .messages = row.integer(11),
                  .avatars = row.integer(12)};
  if (const auto hash = row.blob(6); hash.size() == sizeof(ContentHash))
    std::ranges::copy(hash, file.sha256.emplace().begin());
  return file;
}

FileQueries::FileQueries(Connection& connection)
    : by_id_(connection, "select " BANTER_FILE_COLUMNS "from files f where id = ?1"),
      is_in_reach_(connection,
                   "select 1 from file_places p cross join members m "
                   "on m.conversation = p.conversation and m.account = ?2 "
                   "where p.file = ?1 and m.role is not null and m.role <> 'invited' limit 1") {}

Result<std::optional<FileRecord>> FileQueries::by_id(std::string_view id) {
  Rows row = by_id_(id);
  BANTER_TRY(found, row.next());
  if (!found) return std::nullopt;
  return file_of(row);
}

Result<bool> FileQueries::is_in_reach(FileKey file, AccountKey account) {
  return is_in_reach_(file, account).next();
}

FileWriter::FileWriter(Connection& connection)
    : FileQueries(connection),
      add_(connection,
           "insert into files (id, account, name, media_type, size, sha256, width, height, preview, "
           "expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) returning key"),
      finish_(connection, "update files set sha256 = ?2, media_type = ?3, expires_at = ?4 where key = ?1"),
      set_expiry_(connection, "update files set expires_at = ?2 where key = ?1"),
      hold_(connection, "update files set avatars = avatars + 1 where key = ?1"),
      let_go_(connection, "update files set avatars = avatars - 1, expires_at = 0 where key = ?1"),
      remove_(connection, "delete from files where key = ?1"),
      size_(connection, "select account, size from files where key = ?1"),
      count_(connection,
             "insert into file_bytes (account, bytes) values (?1, ?2) "
             "on conflict do update set bytes = bytes + ?2"),
      expired_(
          connection,
          "select " BANTER_FILE_COLUMNS
          "from files f where messages = 0 and avatars = 0 and expires_at < ?1 order by expires_at limit ?2"),
      has_content_(connection, "select 1 from files where sha256 = ?1 limit 1"),
      unfinished_of_(
          connection,
          "select count(*), coalesce(sum(size), 0) from files where account = ?1 and sha256 is null"),
      bytes_of_(connection, "select bytes from file_bytes where account = ?1") {}

Result<FileKey> FileWriter::add(const FileRecord& record) {
  std::optional<std::span<const std::byte>> hash;
  if (record.sha256) hash = *record.sha256;
  FileKey key;
  {
    Rows rows = add_(record.id, record.account, record.name, record.media_type, record.size, hash,
                     record.width, record.height, unless_empty(record.preview), record.expires_at);
    BANTER_TRY(found, rows.next());
    if (!found) return unavailable();
    key = rows.id<FileKey>(0);
    BANTER_CHECK(rows.run());
  }
  BANTER_CHECK(count_bytes(record.account, record.size));
  return key;
}

Result<void> FileWriter::finish(FileKey file, const ContentHash& hash, std::string_view media_type,
                                base::Millis expires_at) {
  return finish_(file, std::span<const std::byte>(hash), media_type, expires_at).run();
}

Result<void> FileWriter::set_expiry(FileKey file, base::Millis at) {
  return set_expiry_(file, at).run();
}

Result<void> FileWriter::hold_as_avatar(FileKey file, bool held) {
  return (held ? hold_ : let_go_)(file).run();
}

Result<void> FileWriter::remove(FileKey file) {
  AccountKey account;
  std::int64_t size = 0;
  {
    Rows row = size_(file);
    BANTER_TRY(found, row.next());
    if (!found) return {};
    account = row.id<AccountKey>(0);
    size = row.integer(1);
  }
  BANTER_CHECK(remove_(file).run());
  return count_bytes(account, -size);
}

Result<void> FileWriter::count_bytes(AccountKey account, std::int64_t more) {
  BANTER_CHECK(count_(account, more).run());
  return count_(AccountKey{}, more).run();
}

Result<std::vector<FileRecord>> FileWriter::expired(base::Millis now, std::size_t limit) {
  Rows rows = expired_(now, limit);
  std::vector<FileRecord> files;
  while (true) {
    BANTER_TRY(found, rows.next());
    if (!found) return files;
    files.push_back(file_of(rows));
  }
}

Result<bool> FileWriter::has_content(const ContentHash& hash) {
  return has_content_(std::span<const std::byte>(hash)).next();
}

Result<core::FileStore::Unfinished> FileWriter::unfinished_of(AccountKey account) {
  Rows row = unfinished_of_(account);
  BANTER_TRY(found, row.next());
  if (!found) return unavailable();
  return Unfinished{.uploads = row.integer(0), .bytes = row.integer(1)};
}

Result<std::int64_t> FileWriter::bytes_of(AccountKey account) {
  Rows row = bytes_of_(account);
  BANTER_TRY(found, row.next());
  return found ? row.integer(0) : 0;
}

}  // namespace banter::storage::sqlite
