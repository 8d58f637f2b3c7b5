#include "server/storage/sqlite/search/index_file.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/platform/file.hpp"
#include "base/try.hpp"

namespace banter::storage::sqlite {
namespace {

constexpr std::int64_t kApplicationId = 0x42414e53;  // "BANS"
// To be counted up whenever the file, or what the room search makes of texts, is no longer what it was.
constexpr std::int64_t kFormat = 2;
constexpr int kCacheKib = 2048;

constexpr const char* kSchema =
    "create table about (one integer primary key check (one = 1), format integer, unit_bits integer, "
    "identity text, boot text, clean integer, end integer, journal integer, witness text);"
    "create table postings_0 (block integer, word text, docs blob, primary key (block, word)) without rowid;"
    "create table postings_1 (block integer, word text, docs blob, primary key (block, word)) without rowid;"
    "create table postings_2 (block integer, word text, docs blob, primary key (block, word)) without rowid;"
    "create table chunks (number integer primary key, oldest integer, newest integer, "
    "conversations blob, senders blob);";

}  // namespace

IndexFile::IndexFile(std::string path, Layout layout)
    : path_(std::move(path)),
      layout_(layout),
      connection_({.path = path_, .vfs = {}, .synchronous = false, .cache_kib = kCacheKib}),
      about_(connection_,
             "select identity, boot, clean, end, journal, witness from about where format = ?1 and unit_bits "
             "= ?2"),
      remember_(connection_, "replace into about values (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)") {}

base::Expected<void> IndexFile::open() {
  if (!std::filesystem::exists(path_)) return base::fault("there is none");
  BANTER_CHECK(connection_.open());
  // A page that is freed is not written only to be empty, but what is left on one is overwritten.
  if (connection_.run("pragma wal_autocheckpoint = 1000; pragma secure_delete = fast")) return {};
  return base::fault(connection_.fault());
}

base::Expected<void> IndexFile::create(const std::string& identity, const std::string& boot) {
  connection_.close();
  for (const char* suffix : {"", "-wal", "-shm"})
    std::remove((path_ + suffix).c_str());
  BANTER_CHECK(base::write_private_file(path_, ""));
  BANTER_CHECK(connection_.open());
  const std::string pragmas = fmt::format(
      "pragma page_size = 8192; pragma application_id = {}; pragma journal_mode = wal; "
      "pragma wal_autocheckpoint = 1000; pragma secure_delete = fast; begin;",
      kApplicationId);
  if (connection_.run(pragmas.c_str()) && connection_.run(kSchema) &&
      remember({.identity = identity, .boot = boot, .witness = {}}) && connection_.commit()) {
    return {};
  }
  return base::fault(connection_.fault());
}

std::optional<About> IndexFile::about() {
  Rows row = about_(kFormat, std::int64_t{layout_.unit_bits});
  const auto found = row.next();
  if (!found || !*found) return std::nullopt;
  return About{.identity = std::string(row.text(0)),
               .boot = std::string(row.text(1)),
               .clean = row.flag(2),
               .end = row.integer(3),
               .journal = row.integer(4),
               .witness = std::string(row.text(5))};
}

protocol::Result<void> IndexFile::remember(const About& about) {
  return remember_(kFormat, std::int64_t{layout_.unit_bits}, about.identity, about.boot, about.clean,
                   about.end, about.journal, about.witness)
      .run();
}

bool IndexFile::mark_unclean(const About& about) {
  return connection_.run("pragma synchronous = full; begin") && remember(about) && connection_.commit() &&
         connection_.run("pragma wal_checkpoint(truncate); pragma synchronous = off");
}

void IndexFile::close_cleanly() {
  auto now = connection_.is_open() && !connection_.broken() ? about() : std::nullopt;
  if (now) {
    now->clean = true;
    // What was copied into the file earlier is not on disk either: first all of that, then the word for it.
    const bool copied = connection_.run("pragma synchronous = full; pragma wal_checkpoint(truncate)");
    if (copied && base::sync_file(path_)) {
      (void)(connection_.run("begin") && remember(*now) && connection_.commit() &&
             connection_.run("pragma wal_checkpoint(truncate)"));
    }
  }
  connection_.close();
}

}  // namespace banter::storage::sqlite
