#include "client/core/copy/copy_file.hpp"

#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "base/platform/file.hpp"
#include "base/try.hpp"

namespace banter::client {
namespace {

// To be counted up with every change of the tables below, or of what stands in them.
constexpr std::int64_t kVersion = 1;

// counts: 0 nothing, 1 when unread, 2 when unread and as a mention. row_*: what the server's last row said of
// unread messages, and up to where. known_version and copied_seq are null while nothing is followed there.
constexpr const char* kSchema = R"sql(
  create table conversation(
    key integer primary key,
    id text not null unique,
    name text not null,
    kind integer not null, receiver text not null, title text not null, topic text, visibility integer,
    member_count integer not null,
    last_message text, last_sender text, last_sent_at integer,
    last_seq integer not null, version integer not null, read_seq integer not null,
    cleared_seq integer not null, first_seq integer not null,
    unread integer not null, mentions integer not null,
    muted_until integer, mentions_only integer not null, pinned integer not null, role integer,
    updated_at integer not null,
    known_version integer, copied_seq integer, low integer not null default 1,
    row_seq integer not null default 0, row_read integer not null default 0,
    row_unread integer not null default 0, row_mentions integer not null default 0);
  create index conversation_name on conversation(name);
  create table message(
    place integer primary key,
    version integer not null,
    sender text not null, receiver text not null, content text not null, sent_at integer not null,
    client_id text, reply_to integer, composed_at integer, via text, edited_at integer,
    flags integer not null, counts integer not null, has_file integer not null,
    extra text);
  create index message_time on message(sent_at);
  create index message_file on message(place) where has_file = 1;
  create index message_hidden on message(place) where flags & 4;
  create table notice(
    conversation integer not null, version integer not null, after_seq integer not null,
    at integer not null, kind integer not null, username text not null, by text not null, text text not null,
    primary key(conversation, version)) without rowid;
  create index notice_place on notice(conversation, after_seq);
  create table receipt(
    conversation integer not null, name text not null, username text not null,
    delivered_seq integer not null, read_seq integer not null,
    primary key(conversation, name)) without rowid;
  create table member(
    conversation integer not null, name text not null, username text not null,
    display_name text not null, role integer not null,
    primary key(conversation, name)) without rowid;
  create table person(
    name text primary key, username text not null, display_name text not null default '', avatar text,
    status integer not null default 3, text text not null default '', last_seen integer,
    contact integer not null default 0, blocked integer not null default 0) without rowid;
  create table draft(
    conversation text primary key, text text not null, told integer not null) without rowid;
  create table fact(name text primary key, value text not null) without rowid;
)sql";

constexpr const char* kTables[] = {"conversation", "message", "notice", "receipt",
                                   "member",       "person",  "draft",  "fact"};

struct KeptDraft {
  std::string conversation;
  std::string text;
  std::int64_t told;
};

/// One at a time looks whether the file is as it should be, and makes it so.
base::Expected<base::FileLock> wait_for_turn(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string::npos && slash > 0) BANTER_CHECK(base::make_private_dir(path.substr(0, slash)));
  return base::FileLock::wait_for(path + ".lock");
}

std::vector<KeptDraft> drafts_of(Database& database) {
  std::vector<KeptDraft> kept;
  auto statement = database.prepare("select conversation, text, told from draft");
  if (!statement) return kept;
  while (true) {
    const auto there = statement->step();
    if (!there || !*there) return kept;
    kept.push_back({statement->text(0), statement->text(1), statement->number(2)});
  }
}

base::Expected<void> build(Database& database, const std::vector<KeptDraft>& drafts) {
  BANTER_CHECK(database.run("begin immediate"));
  for (const char* table : kTables)
    BANTER_CHECK(database.run(("drop table if exists " + std::string(table)).c_str()));
  BANTER_CHECK(database.run(kSchema));
  for (const KeptDraft& draft : drafts) {
    BANTER_TRY(statement, database.prepare("insert or replace into draft values(?, ?, ?)"));
    statement.bind(draft.conversation).bind(draft.text).bind(draft.told);
    BANTER_CHECK(statement.step());
  }
  BANTER_CHECK(database.run(("pragma user_version = " + std::to_string(kVersion)).c_str()));
  return database.run("commit");
}

base::Expected<std::int64_t> version_of(Database& database) {
  BANTER_TRY(statement, database.prepare("pragma user_version"));
  BANTER_CHECK(statement.step());
  const std::int64_t version = statement.number(0);
  // The header may be whole, and the list of tables behind it not.
  BANTER_TRY(tables, database.prepare("select count(*) from sqlite_schema"));
  BANTER_CHECK(tables.step());
  return version;
}

bool is_there(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::exists(path, unknown);
}

void remove_files(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", ".damaged"})
    (void)base::remove_file(path + suffix);  // what cannot be removed cannot be opened anew either
}

base::Expected<Database> open_file(const std::string& path) {
  return Database::open(path, Database::Commit::in_order);
}

}  // namespace

base::Expected<Database> open_copy(const std::string& path) {
  BANTER_TRY(turn, wait_for_turn(path));
  std::vector<KeptDraft> drafts;
  const bool condemned = is_there(path + ".damaged");
  if (auto database = open_file(path)) {
    const auto version = version_of(*database);
    if (version && *version == kVersion && !condemned) return database;
    const bool usable = version.has_value() && !condemned;
    drafts = drafts_of(*database);
    if (usable) {
      const auto built = build(*database, drafts);
      if (built) return database;
      if (!database->is_damaged()) return std::unexpected(built.error());
    }
  }
  remove_files(path);
  BANTER_TRY(database, open_file(path));
  BANTER_CHECK(build(database, drafts));
  return std::move(database);
}

void condemn_copy(const std::string& path) {
  // Where not even this can be written, whoever opens the copy next finds out again.
  (void)base::write_private_file(path + ".damaged", "");
}

}  // namespace banter::client
