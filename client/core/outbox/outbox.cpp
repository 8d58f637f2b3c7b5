#include "client/core/outbox/outbox.hpp"

#include "base/random.hpp"
#include "base/try.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

constexpr base::Millis kKeepAcknowledged = 3'600'000;
constexpr base::Millis kKeepRefused = 7 * 86'400'000LL;

constexpr const char* kSchema = R"sql(
  create table if not exists message(
    number integer primary key autoincrement,
    client_id text not null unique,
    target text not null,
    conversation text, receiver text, content text not null, reply_to integer, attachments text not null,
    composed_at integer not null,
    state integer not null default 0,
    ended_at integer,
    at_conversation text, seq integer, version integer, sent_at integer,
    reason text not null default '', code text not null default '',
    left integer not null default 0);
  create index if not exists waiting on message(target, number) where state = 0;
  pragma user_version = 2;
)sql";

// Of a file that an older version has made nobody knows what has left.
constexpr const char* kFirstSchemaLacks = R"sql(
  alter table message add column left integer not null default 0;
  update message set left = 1 where state = 0;
)sql";

constexpr std::string_view kColumns =
    "number, client_id, conversation, receiver, content, reply_to, attachments, composed_at, state, reason, "
    "code, "
    "at_conversation, seq, version, sent_at, left";

base::Expected<std::int64_t> number_from(Database& database, std::string_view sql) {
  BANTER_TRY(statement, database.prepare(sql));
  BANTER_TRY(there, statement.step());
  return there ? statement.number(0) : 0;
}

base::Expected<void> make_tables(Database& database) {
  constexpr std::string_view kIsNew = "select count(*) from pragma_table_info('message') where name = 'left'";
  BANTER_TRY(is_new, number_from(database, kIsNew));
  if (is_new > 0) return {};
  BANTER_CHECK(database.run("begin immediate"));  // another process may be doing the same
  BANTER_TRY(is_new_now, number_from(database, kIsNew));
  BANTER_TRY(is_there, number_from(database, "select count(*) from pragma_table_info('message')"));
  if (is_there > 0 && is_new_now == 0) BANTER_CHECK(database.run(kFirstSchemaLacks));
  BANTER_CHECK(database.run(kSchema));
  return database.run("commit");
}

/// `rest`: what follows `from message`. The columns are those that row_of() reads.
std::string select(std::string_view rest) {
  return "select " + std::string(kColumns) + " from message " + std::string(rest);
}

// File ids are opaque words without line ends.
std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += word + "\n";
  return text;
}

std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

OutboxRow row_of(const Database::Statement& at) {
  OutboxRow row;
  row.number = at.number(0);
  row.client_id = at.text(1);
  if (!at.is_null(2)) row.draft.conversation = at.text(2);
  if (!at.is_null(3)) row.draft.receiver = at.text(3);
  row.draft.content = at.text(4);
  if (!at.is_null(5)) row.draft.reply_to = at.number(5);
  row.draft.attachments = parted(at.text(6));
  row.composed_at = at.number(7);
  row.state = static_cast<OutboxRow::State>(at.number(8));
  if (row.state == OutboxRow::State::refused) {
    const std::string word = at.text(10);
    const auto code = protocol::error_code_of(word);
    if (code) row.failure = failure_of(protocol::Error{.code = *code, .message = at.text(9)});
    if (!code && !word.empty()) row.failure = failure_of(protocol::Error{.message = at.text(9)}, word);
    if (word.empty()) row.failure = Failure{.kind = FailureKind::fix, .sentence = at.text(9)};
  }
  if (!at.is_null(11))
    row.reply = protocol::MessageReply{.conversation = at.text(11),
                                       .seq = at.number(12),
                                       .version = at.number(13),
                                       .sent_at = at.number(14)};
  row.left = at.number(15) != 0;
  return row;
}

}  // namespace

std::string OutboxRow::target() const {
  return draft.conversation ? *draft.conversation : protocol::fold_name(draft.receiver.value_or(""));
}

base::Expected<Outbox> Outbox::open(std::string path, std::shared_ptr<const base::Clock> clock) {
  BANTER_TRY(database, Database::open(path));
  BANTER_CHECK(make_tables(database));
  return Outbox(std::move(path), std::move(clock), std::move(database));
}

Outcome<OutboxRow> Outbox::add(Draft draft, std::string client_id) {
  if (auto wrong = objection_to(draft)) return std::unexpected(std::move(*wrong));
  BANTER_TRY(id, client_id_or_new(std::move(client_id)));
  OutboxRow row{.client_id = std::move(id), .draft = std::move(draft), .composed_at = clock_->wall()};
  // Another process may add or discard the same one between any two of these steps.
  constexpr int kMostRounds = 10;
  for (int round = 0; round < kMostRounds; ++round) {
    const auto added = insert(row);
    if (!added) return std::unexpected(failure_of(added.error()));
    if (*added) return row;
    const auto earlier = find(row.client_id);
    if (!earlier) return std::unexpected(failure_of(earlier.error()));
    if (!*earlier) continue;
    if ((*earlier)->state == OutboxRow::State::refused) {
      const auto replaced = replace(row);
      if (!replaced) return std::unexpected(failure_of(replaced.error()));
      if (*replaced) return row;
      continue;
    }
    if ((*earlier)->draft == row.draft) return **earlier;
    return fail(FailureKind::fix, "Another message was sent under that client id.");
  }
  return fail(FailureKind::local, "Other programs keep changing the message of that client id: try again.");
}

base::Expected<bool> Outbox::insert(const OutboxRow& row) {
  return put(row,
             "insert into message(client_id, target, conversation, receiver, content, reply_to, attachments, "
             "composed_at) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing");
}

base::Expected<bool> Outbox::replace(const OutboxRow& row) {
  return put(row,
             "update message set target = ?2, conversation = ?3, receiver = ?4, content = ?5, reply_to = ?6, "
             "attachments = ?7, composed_at = ?8, number = (select max(number) + 1 from message), state = 0, "
             "ended_at = null, reason = '', code = '', left = 0 where client_id = ?1 and state = 2");
}

base::Expected<bool> Outbox::put(const OutboxRow& row, std::string_view sql) {
  BANTER_TRY(statement, database_.prepare(sql));
  statement.bind(row.client_id)
      .bind(row.target())
      .bind(row.draft.conversation)
      .bind(row.draft.receiver)
      .bind(row.draft.content)
      .bind(row.draft.reply_to)
      .bind(joined(row.draft.attachments))
      .bind(row.composed_at);
  BANTER_CHECK(statement.step());
  return database_.changed() > 0;
}

base::Expected<std::vector<OutboxRow>> Outbox::rows(Database::Statement& statement) {
  std::vector<OutboxRow> found;
  while (true) {
    BANTER_TRY(there, statement.step());
    if (!there) return found;
    found.push_back(row_of(statement));
  }
}

base::Expected<std::vector<OutboxRow>> Outbox::heads() {
  BANTER_TRY(statement,
             database_.prepare(select("where number in (select min(number) from message where state = 0 "
                                      "group by target) order by number")));
  return rows(statement);
}

base::Expected<std::vector<OutboxRow>> Outbox::all(OutboxRow::State state) {
  BANTER_TRY(statement, database_.prepare(select("where state = ? order by number")));
  statement.bind(static_cast<std::int64_t>(state));
  return rows(statement);
}

base::Expected<std::optional<OutboxRow>> Outbox::find(std::string_view client_id) {
  BANTER_TRY(statement, database_.prepare(select("where client_id = ?")));
  statement.bind(client_id);
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  return row_of(statement);
}

base::Expected<void> Outbox::acknowledge(std::string_view client_id, const protocol::MessageReply& reply) {
  const base::Millis now = clock_->wall();
  BANTER_TRY(statement,
             database_.prepare("update message set state = 1, ended_at = ?, at_conversation = ?, seq = ?, "
                               "version = ?, sent_at = ? where client_id = ?"));
  statement.bind(now)
      .bind(reply.conversation)
      .bind(reply.seq)
      .bind(reply.version)
      .bind(reply.sent_at)
      .bind(client_id);
  BANTER_CHECK(statement.step());
  BANTER_TRY(sweep, database_.prepare("delete from message where (state = 1 and ended_at < ?) or "
                                      "(state = 2 and ended_at < ?)"));
  sweep.bind(now - kKeepAcknowledged).bind(now - kKeepRefused);
  BANTER_CHECK(sweep.step());
  return {};
}

base::Expected<void> Outbox::refuse(std::string_view client_id, const Failure& why) {
  BANTER_TRY(statement,
             database_.prepare("update message set state = 2, left = 0, ended_at = ?, reason = ?, code = ? "
                               "where client_id = ? and state = 0"));
  std::string_view code = why.code ? protocol::name_of(*why.code) : std::string_view();
  if (!why.unknown_code.empty()) code = why.unknown_code;
  statement.bind(clock_->wall()).bind(why.sentence).bind(code).bind(client_id);
  BANTER_CHECK(statement.step());
  return {};
}

base::Expected<std::optional<OutboxRow>> Outbox::leave(std::string_view client_id) {
  return changed_row("update message set left = 1 where client_id = ?1 and state = 0", client_id, {}, {});
}

Outcome<OutboxRow> Outbox::edit(std::string_view client_id, std::string content) {
  const auto there = find(client_id);
  if (!there) return std::unexpected(failure_of(there.error()));
  if (!*there) return fail(FailureKind::fix, "There is no such message in the outbox any more.");
  Draft draft = (*there)->draft;
  draft.content = std::move(content);
  if (auto wrong = objection_to(draft)) return std::unexpected(std::move(*wrong));
  const auto edited = changed_row(
      "update message set content = ?2, state = 0, left = 0, ended_at = null, reason = '', "
      "client_id = case when code = 'conflict' then ?3 else client_id end, code = '' "
      "where client_id = ?1 and (state = 2 or (state = 0 and left = 0))",
      client_id, draft.content, base::uuid7(clock_->wall()));
  if (!edited) return std::unexpected(failure_of(edited.error()));
  if (*edited) return **edited;
  const auto now = find(client_id);
  if (now && *now && (*now)->state == OutboxRow::State::acknowledged)
    return fail(FailureKind::fix, "The server has the message already: edit it there.");
  return fail(FailureKind::wait, "The message is on its way to the server: edit it when it has arrived.");
}

/// `sql` is an update of at most one row, whose parameters are these as far as it has any.
base::Expected<std::optional<OutboxRow>> Outbox::changed_row(const std::string& sql,
                                                             std::string_view client_id,
                                                             std::string_view second,
                                                             std::string_view third) {
  BANTER_TRY(statement, database_.prepare(sql + " returning " + std::string(kColumns)));
  statement.bind(client_id);
  if (!second.empty()) statement.bind(second);
  if (!third.empty()) statement.bind(third);
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  OutboxRow row = row_of(statement);
  BANTER_CHECK(statement.step());
  return row;
}

base::Expected<bool> Outbox::send_again(std::string_view client_id) {
  BANTER_TRY(statement,
             database_.prepare("update message set state = 0, ended_at = null, reason = '', code = '' "
                               "where client_id = ? and state = 2"));
  statement.bind(client_id);
  BANTER_CHECK(statement.step());
  return database_.changed() > 0;
}

base::Expected<bool> Outbox::discard(std::string_view client_id) {
  BANTER_TRY(statement, database_.prepare("delete from message where client_id = ? and state <> 1"));
  statement.bind(client_id);
  BANTER_CHECK(statement.step());
  return database_.changed() > 0;
}

}  // namespace banter::client
