#include "server/storage/sqlite/contents.hpp"

#include <algorithm>
#include <deque>
#include <span>

#include "base/try.hpp"
#include "server/storage/sqlite/engine/connection.hpp"
#include "server/storage/sqlite/engine/migrate.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {
namespace {

using base::Expected;

constexpr std::size_t kAtATime = 500;
constexpr int kFirstSchemaWithFiles = 11;
constexpr int kCacheKib = 1024;

}  // namespace

struct KnownContents::Parts {
  explicit Parts(const Connection::Settings& settings) : connection(settings) {}

  Expected<void> read_page() {
    std::span<const std::byte> after;
    if (last) after = *last;
    Rows rows = page(after, kAtATime);
    std::size_t count = 0;
    for (;; ++count) {
      const auto found = rows.next();
      if (!found) return base::fault("cannot read " + connection.fault());
      if (!*found) break;
      KnownContent one{.hash = {}, .size = rows.integer(1), .file = std::string(rows.text(2))};
      const auto hash = rows.blob(0);
      if (hash.size() != one.hash.size())
        return base::fault("the file " + one.file + " has a content that is none; banterd check tells more");
      std::ranges::copy(hash, one.hash.begin());
      last = one.hash;
      waiting.push_back(std::move(one));
    }
    is_all = count < kAtATime;
    return {};
  }

  Connection connection;
  Statement page{connection,
                 "select sha256, size, id from files where sha256 > coalesce(?1, x'') group by sha256 order "
                 "by sha256 limit ?2"};
  Statement has{connection, "select 1 from files where sha256 = ?1 limit 1"};
  std::deque<KnownContent> waiting;
  std::optional<core::ContentHash> last;
  bool is_all = false;
  bool knows_files = true;
};

KnownContents::KnownContents(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
KnownContents::KnownContents(KnownContents&&) noexcept = default;
KnownContents::~KnownContents() = default;

Expected<KnownContents> KnownContents::open(const std::string& path, bool is_copy) {
  auto parts = std::make_unique<Parts>(Connection::Settings{.path = path,
                                                            .vfs = {},
                                                            .read_only = true,
                                                            .immutable = is_copy,
                                                            .synchronous = true,
                                                            .cache_kib = kCacheKib});
  BANTER_CHECK(parts->connection.open());
  BANTER_TRY(schema, schema_of(parts->connection));
  parts->knows_files = schema >= kFirstSchemaWithFiles;
  parts->is_all = !parts->knows_files;
  return KnownContents(std::move(parts));
}

Expected<std::optional<KnownContent>> KnownContents::next() {
  if (parts_->waiting.empty() && !parts_->is_all) BANTER_CHECK(parts_->read_page());
  if (parts_->waiting.empty()) return std::nullopt;
  KnownContent one = std::move(parts_->waiting.front());
  parts_->waiting.pop_front();
  return one;
}

Expected<bool> KnownContents::has(const core::ContentHash& hash) {
  if (!parts_->knows_files) return false;
  const auto found = parts_->has(std::span<const std::byte>(hash)).next();
  if (!found) return base::fault("cannot read " + parts_->connection.fault());
  return *found;
}

}  // namespace banter::storage::sqlite
