#include "client/core/transfers/notes.hpp"

#include "base/clock.hpp"
#include "base/try.hpp"

namespace banter::client::transfers {
namespace {

// The server has long thrown away what nobody has asked for in that time.
constexpr base::Millis kKeep = 30 * 86'400'000LL;

constexpr const char* kSchema = R"sql(
  create table if not exists sending(
    client_id text primary key, conversation text, receiver text, content text not null, reply_to integer,
    began_at integer not null);
  create table if not exists sending_file(
    client_id text not null, place integer not null, path text not null, size integer not null,
    mtime_ns integer not null, inode integer not null, file_id text not null, sha256 text not null,
    primary key(client_id, place));
  create table if not exists receiving(
    part text primary key, file_id text not null, sha256 text not null, began_at integer not null);
)sql";

/// A transaction that is undone unless it is committed.
class Change {
 public:
  static base::Expected<Change> begin(Database& database) {
    BANTER_CHECK(database.run("begin immediate"));
    return Change(database);
  }
  Change(Change&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Change& operator=(Change&&) = delete;
  ~Change() {
    if (database_ != nullptr) (void)database_->run("rollback");
  }
  base::Expected<void> commit() {
    BANTER_CHECK(database_->run("commit"));
    database_ = nullptr;
    return {};
  }

 private:
  explicit Change(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace

base::Expected<Notes> Notes::open(const std::string& path) {
  BANTER_TRY(database, Database::open(path));
  BANTER_CHECK(database.run(kSchema));
  Notes notes(std::move(database));
  BANTER_CHECK(notes.sweep());
  return notes;
}

base::Expected<void> Notes::sweep() {
  const base::Millis oldest = base::SystemClock().wall() - kKeep;
  for (const char* sql :
       {"delete from sending_file where client_id in "
        "(select client_id from sending where began_at < ?)",
        "delete from sending where began_at < ?", "delete from receiving where began_at < ?"}) {
    BANTER_TRY(statement, database_.prepare(sql));
    statement.bind(oldest);
    BANTER_CHECK(statement.step());
  }
  return {};
}

base::Expected<std::vector<NotedFile>> Notes::files_of(std::string_view client_id) {
  BANTER_TRY(statement, database_.prepare("select path, size, mtime_ns, inode, file_id, sha256 from "
                                          "sending_file where client_id = ? order by place"));
  statement.bind(client_id);
  std::vector<NotedFile> files;
  while (true) {
    BANTER_TRY(there, statement.step());
    if (!there) return files;
    files.push_back({.path = statement.text(0),
                     .identity = {.size = statement.number(1),
                                  .mtime_ns = statement.number(2),
                                  .inode = statement.number(3)},
                     .file_id = statement.text(4),
                     .sha256 = statement.text(5)});
  }
}

base::Expected<std::vector<Sending>> Notes::all() {
  BANTER_TRY(statement,
             database_.prepare("select client_id, conversation, receiver, content, reply_to, began_at "
                               "from sending order by began_at, client_id"));
  std::vector<Sending> found;
  while (true) {
    BANTER_TRY(there, statement.step());
    if (!there) return found;
    Sending sending{
        .client_id = statement.text(0), .draft = {}, .files = {}, .began_at = statement.number(5)};
    if (!statement.is_null(1)) sending.draft.conversation = statement.text(1);
    if (!statement.is_null(2)) sending.draft.receiver = statement.text(2);
    sending.draft.content = statement.text(3);
    if (!statement.is_null(4)) sending.draft.reply_to = statement.number(4);
    BANTER_TRY(files, files_of(sending.client_id));
    sending.files = std::move(files);
    found.push_back(std::move(sending));
  }
}

base::Expected<std::optional<Sending>> Notes::find(std::string_view client_id) {
  BANTER_TRY(sendings, all());
  for (Sending& sending : sendings) {
    if (sending.client_id == client_id) return std::move(sending);
  }
  return std::nullopt;
}

base::Expected<std::optional<Sending>> Notes::find(const Draft& draft,
                                                   const std::vector<std::string>& paths) {
  BANTER_TRY(sendings, all());
  for (Sending& sending : sendings) {
    std::vector<std::string> theirs;
    for (const NotedFile& file : sending.files)
      theirs.push_back(file.path);
    if (sending.draft == draft && theirs == paths) return std::move(sending);
  }
  return std::nullopt;
}

base::Expected<void> Notes::keep(const Sending& sending) {
  BANTER_TRY(change, Change::begin(database_));
  BANTER_CHECK(put(sending));
  return change.commit();
}

base::Expected<void> Notes::put(const Sending& sending) {
  BANTER_TRY(message, database_.prepare("insert or replace into sending values(?, ?, ?, ?, ?, ?)"));
  message.bind(sending.client_id)
      .bind(sending.draft.conversation)
      .bind(sending.draft.receiver)
      .bind(sending.draft.content)
      .bind(sending.draft.reply_to)
      .bind(sending.began_at);
  BANTER_CHECK(message.step());
  BANTER_TRY(before, database_.prepare("delete from sending_file where client_id = ?"));
  before.bind(sending.client_id);
  BANTER_CHECK(before.step());
  std::int64_t place = 0;
  for (const NotedFile& file : sending.files) {
    BANTER_TRY(row, database_.prepare("insert into sending_file values(?, ?, ?, ?, ?, ?, ?, ?)"));
    row.bind(sending.client_id)
        .bind(place++)
        .bind(file.path)
        .bind(file.identity.size)
        .bind(file.identity.mtime_ns)
        .bind(file.identity.inode)
        .bind(file.file_id)
        .bind(file.sha256);
    BANTER_CHECK(row.step());
  }
  return {};
}

base::Expected<bool> Notes::forget(std::string_view client_id) {
  BANTER_TRY(change, Change::begin(database_));
  BANTER_TRY(files, database_.prepare("delete from sending_file where client_id = ?"));
  files.bind(client_id);
  BANTER_CHECK(files.step());
  BANTER_TRY(message, database_.prepare("delete from sending where client_id = ?"));
  message.bind(client_id);
  BANTER_CHECK(message.step());
  const bool there = database_.changed() > 0;
  BANTER_CHECK(change.commit());
  return there;
}

base::Expected<std::optional<Receiving>> Notes::find_part(std::string_view part) {
  BANTER_TRY(statement, database_.prepare("select part, file_id, sha256 from receiving where part = ?"));
  statement.bind(part);
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  return Receiving{.part = statement.text(0), .file_id = statement.text(1), .sha256 = statement.text(2)};
}

base::Expected<void> Notes::keep(const Receiving& receiving) {
  BANTER_TRY(statement, database_.prepare("insert or replace into receiving values(?, ?, ?, ?)"));
  statement.bind(receiving.part)
      .bind(receiving.file_id)
      .bind(receiving.sha256)
      .bind(base::SystemClock().wall());
  BANTER_CHECK(statement.step());
  return {};
}

base::Expected<void> Notes::forget_part(std::string_view part) {
  BANTER_TRY(statement, database_.prepare("delete from receiving where part = ?"));
  statement.bind(part);
  BANTER_CHECK(statement.step());
  return {};
}

}  // namespace banter::client::transfers
