#include "server/storage/sqlite/storage.hpp"

#include <climits>
#include <filesystem>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "server/storage/sqlite/engine/migrate.hpp"
#include "server/storage/sqlite/reader.hpp"

namespace banter::storage::sqlite {
namespace {

using protocol::Result;

constexpr std::size_t kFrameBytes = 4096 + 24;  // a page and its header
constexpr int kWriterCacheKib = 8192;
constexpr int kCheckpointCacheKib = 256;
constexpr int kFeederCacheKib = 256;

Connection::Settings settings_of(const Options& options, int cache_kib) {
  return {.path = options.path,
          .vfs = options.vfs,
          .read_only = false,
          .synchronous = options.synchronous,
          .cache_kib = cache_kib};
}

Connection::Settings writing_through(const GatheringVfs* gathering, Connection::Settings settings) {
  if (gathering != nullptr) settings.vfs = gathering->name();
  return settings;
}

std::unique_ptr<IndexState> index_of(const Options& options) {
  if (options.search_path.empty()) return nullptr;
  return std::make_unique<IndexState>(options.search_path, Layout{.unit_bits = options.search_unit_bits});
}

int frames_of(std::size_t bytes) {
  return static_cast<int>(std::min<std::size_t>(bytes / kFrameBytes, INT_MAX));
}

}  // namespace

SqliteStorage::SqliteStorage(const Options& options)
    : options_(options),
      gathering_(options.synchronous ? std::make_unique<GatheringVfs>(options.vfs) : nullptr),
      connection_(writing_through(gathering_.get(), settings_of(options, kWriterCacheKib))),
      complaints_(options.log),
      live_(connection_),
      memberships_(connection_, live_),
      accounts_(connection_, memberships_),
      blocks_(connection_),
      contacts_(connection_),
      presence_(connection_),
      sessions_(connection_),
      conversations_(connection_, accounts_, live_, memberships_),
      messages_(connection_, accounts_, live_),
      files_(connection_),
      audit_(connection_),
      invites_(connection_),
      archive_(connection_),
      trim_search_journal_(connection_, "delete from search_journal where id <= ?1"),
      note_trimmed_(connection_, "update search_state set taken = max(taken, ?1)"),
      last_change_(connection_, "select max(id) from search_journal"),
      index_(index_of(options)) {}

base::Expected<void> SqliteStorage::open() {
  BANTER_CHECK(connection_.open());
  BANTER_CHECK(migrate(connection_));
  // After a crash the log may hold what the operating system has read and the disk never had (a failed sync).
  // Copied and synced now, it is what it seems to be. A disk without room for that is no reason not to start.
  sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  checkpointer_ = std::make_unique<Checkpointer>(settings_of(options_, kCheckpointCacheKib), options_.log,
                                                 frames_of(options_.checkpoint_bytes));
  BANTER_CHECK(reopen());
  if (index_)
    feeder_ = std::make_unique<Feeder>(settings_of(options_, kFeederCacheKib), *index_, options_.log);
  return {};
}

// The migrations' connection is not the one that writes: it has the schema of an empty file in mind.
base::Expected<void> SqliteStorage::reopen() {
  connection_.close();
  forget();
  BANTER_CHECK(connection_.open());
  const auto hook = [](void* self, sqlite3*, const char*, int frames) {
    static_cast<SqliteStorage*>(self)->note_log_size(frames);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(connection_.handle(), hook, this);
  return {};
}

Result<void> SqliteStorage::begin() {
  if (in_transaction_) rollback();
  if (!connection_.is_open()) {
    if (auto opened = reopen(); !opened) {
      complaints_.cannot_open(opened.error());
      return unavailable();
    }
  }
  limit_log();
  live_.age();
  memberships_.age();
  accounts_.age();
  blocks_.age();
  connection_.begin_with_first_statement();
  in_transaction_ = true;
  return {};
}

bool SqliteStorage::has_written() const {
  return in_transaction_ && (live_.is_touched() || connection_.has_written());
}

Result<void> SqliteStorage::commit() {
  if (!in_transaction_) return {};
  in_transaction_ = false;
  const bool stored = live_.flush().has_value();
  const bool wrote = connection_.has_written();
  // Also in a transaction that writes nothing else, as there is one at times: old words are not to stay until
  // somebody writes.
  const bool sound = stored && !connection_.broken();
  if (!sound || !trim_search_journal() || !connection_.commit()) {
    abandon();
    if (sound && !wrote) return {};  // nothing was lost
    return unavailable();
  }
  if (wrote) {
    complaints_.works(connection_);
    if (feeder_) feeder_->committed();
  }
  return {};
}

void SqliteStorage::rollback() {
  if (!in_transaction_) return;
  in_transaction_ = false;
  if (connection_.broken()) return abandon();
  const bool wrote = connection_.has_written();
  connection_.rollback();
  if (connection_.broken()) return abandon();
  if (wrote) forget();
}

// The index cannot do it: whoever writes holds the lock that a commit waits for.
bool SqliteStorage::trim_search_journal() {
  const bool is_kept = index_ && !index_->given_up;
  std::int64_t done = is_kept ? index_->applied.load() : 0;
  if (!is_kept) {
    // Nobody reads them; an index that comes later is made anew because they are missing.
    Rows row = last_change_();
    const auto found = row.next();
    if (!found) return false;
    if (*found) done = row.integer(0);
  }
  if (done <= trimmed_) return true;
  trimmed_ = done;
  return trim_search_journal_(done).run() && note_trimmed_(done).run();
}

// After a fault nothing that was read or written counts, neither SQLite's pages nor ours.
void SqliteStorage::abandon() {
  complaints_.broken(connection_);
  connection_.close();
  forget();
}

void SqliteStorage::forget() {
  live_.forget();
  memberships_.forget();
  accounts_.forget();
  blocks_.forget();
  messages_.forget();
  trimmed_ = 0;
}

void SqliteStorage::note_log_size(int frames) {
  if (frames < log_frames_) finish_at_frames_ = 0;
  log_frames_ = frames;
  checkpointer_->log_has(frames);
}

// The log is to begin anew before it is long: readers look through all of it, and its blocks can be used
// again.
void SqliteStorage::limit_log() {
  const int every = frames_of(options_.checkpoint_bytes);
  if (log_frames_ <= std::max(4 * every, finish_at_frames_)) return;
  finish_at_frames_ = log_frames_ + every / 8;
  const bool is_huge = log_frames_ > frames_of(options_.most_wal_bytes);
  checkpointer_->finish(connection_, is_huge ? INT_MAX : every / 8);
}

Result<std::unique_ptr<core::Reader>> SqliteStorage::open_reader() {
  return std::make_unique<SqliteReader>(settings_of(options_, kReaderCacheKib), options_.log, index_.get());
}

void SqliteStorage::finish_indexing() {
  if (feeder_) feeder_->finish();
}

void finish_indexing(core::Storage& storage) {
  static_cast<SqliteStorage&>(storage).finish_indexing();
}

base::Expected<std::unique_ptr<core::Reader>> open_reader(const Options& options) {
  Connection::Settings settings = settings_of(options, kReaderCacheKib);
  settings.read_only = true;
  BANTER_CHECK(require_present_schema(settings));
  return std::make_unique<SqliteReader>(std::move(settings), options.log, nullptr);
}

base::Expected<std::unique_ptr<core::Storage>> open(const Options& options) {
  // SQLite would let the group read it, and would not see to it that its name is on the disk.
  if (options.vfs.empty() && !std::filesystem::exists(options.path)) {
    BANTER_CHECK(base::write_private_file(options.path, ""));
  }
  auto storage = std::make_unique<SqliteStorage>(options);
  BANTER_CHECK(storage->open());
  return storage;
}

}  // namespace banter::storage::sqlite
