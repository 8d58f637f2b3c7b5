#include "client/core/copy/copy_writer.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "client/core/copy/conversation_row.hpp"
#include "client/core/copy/copy_file.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

// So many of the newest messages of a conversation always stay, and so many of the oldest go at once.
constexpr std::int64_t kNeverTrimmed = 200;
constexpr std::int64_t kTrimmedAtOnce = 500;

std::optional<std::int64_t> number_of(const std::optional<protocol::Visibility>& value) {
  return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}
std::optional<std::int64_t> number_of(const std::optional<protocol::RoomRole>& value) {
  return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

}  // namespace

base::Expected<CopyWriter> CopyWriter::open(const std::string& path, const std::string& self) {
  BANTER_TRY(database, open_copy(path));
  Script script(std::move(database));
  // Who is there, a server has to tell anew.
  script.run("update person set status = 3 where status <> 3");
  if (script.fault()) {
    if (script.is_damaged()) condemn_copy(path);
    return std::unexpected(*script.fault());
  }
  return CopyWriter(std::move(script), self);
}

std::vector<CopyWriter::Followed> CopyWriter::followed() {
  std::vector<Followed> result;
  auto rows = script_.rows(
      "select id, known_version, copied_seq from conversation where known_version is not null "
      "order by coalesce(last_sent_at, updated_at) desc");
  while (rows.next())
    result.push_back({rows.at().text(0), rows.at().number(1), rows.at().number(2)});
  return result;
}

std::optional<std::string> CopyWriter::cursor() {
  auto rows = script_.rows("select value from fact where name = 'cursor'");
  if (!rows.next()) return std::nullopt;
  return rows.at().text(0);
}

bool CopyWriter::has_conversation(std::string_view conversation) {
  return find(conversation).has_value();
}

std::int64_t CopyWriter::read_seq(std::string_view conversation) {
  const auto found = find(conversation);
  return found ? found->read_seq : 0;
}

std::optional<std::int64_t> CopyWriter::low(std::string_view conversation) {
  const auto found = find(conversation);
  if (!found || !found->copied_seq || found->low <= found->floor()) return std::nullopt;
  return found->low;
}

std::int64_t CopyWriter::passed_over(const std::string& conversation) const {
  const auto found = passed_over_.find(conversation);
  return found == passed_over_.end() ? 0 : found->second;
}

std::vector<CopyWriter::Hidden> CopyWriter::hidden() {
  std::vector<Hidden> result;
  auto rows = script_.rows(
      "select c.id, min(m.place), max(m.place) from message m join conversation c on c.key = m.place >> 32 "
      "where m.flags & 4 group by m.place >> 32");
  while (rows.next())
    result.push_back({rows.at().text(0), seq_of(rows.at().number(1)), seq_of(rows.at().number(2))});
  return result;
}

std::vector<CopyWriter::UntoldDraft> CopyWriter::untold_drafts() {
  std::vector<UntoldDraft> result;
  auto rows = script_.rows("select conversation, text from draft where told = 0");
  while (rows.next())
    result.push_back({rows.at().text(0), rows.at().text(1)});
  return result;
}

void CopyWriter::begin() {
  touched_.clear();
  script_.begin();
}

base::Expected<void> CopyWriter::commit() {
  for (const std::int64_t key : touched_)
    settle(key);
  touched_.clear();
  return script_.commit();
}

bool CopyWriter::is_self(std::string_view username) const {
  return protocol::fold_name(username) == protocol::fold_name(self_);
}

std::optional<CopyWriter::Conversation> CopyWriter::find(std::string_view conversation) {
  auto rows = script_.rows(
      "select key, kind, receiver, low, copied_seq, last_seq, cleared_seq, first_seq, read_seq "
      "from conversation where id = ?",
      conversation);
  if (!rows.next()) return std::nullopt;
  const Database::Statement& at = rows.at();
  return Conversation{.key = at.number(0),
                      .kind = static_cast<protocol::ConversationKind>(at.number(1)),
                      .receiver = at.text(2),
                      .low = at.number(3),
                      .copied_seq = at.number_or_none(4),
                      .last_seq = at.number(5),
                      .cleared_seq = at.number(6),
                      .first_seq = at.number(7),
                      .read_seq = at.number(8)};
}

/// Of one whose row has not come yet there is only the id, until a message tells more.
std::optional<CopyWriter::Conversation> CopyWriter::find_or_make(const std::string& conversation) {
  script_.run(
      "insert into conversation(id, name, kind, receiver, title, member_count, last_seq, version, read_seq, "
      "cleared_seq, first_seq, unread, mentions, mentions_only, pinned, updated_at) "
      "values(?, '', 0, '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) on conflict do nothing",
      conversation);
  return find(conversation);
}

void CopyWriter::row_came(const protocol::ConversationRow& row) {
  if (row.conversation.empty()) return;
  if (row.left) {
    remove(row.conversation);
    return;
  }
  const std::string name = name_of_conversation(row.kind, row.receiver);
  Database::Statement* statement = script_.begin_statement(
      "insert into conversation(id, name, kind, receiver, title, topic, visibility, member_count, "
      "last_message, last_sender, last_sent_at, last_seq, version, read_seq, cleared_seq, first_seq, unread, "
      "mentions, muted_until, mentions_only, pinned, role, updated_at, row_seq, row_read, row_unread, "
      "row_mentions) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
      "?19, ?20, ?21, ?22, ?23, ?12, ?14, ?17, ?18) on conflict(id) do update set "
      "name = excluded.name, kind = excluded.kind, receiver = excluded.receiver, title = excluded.title, "
      "topic = excluded.topic, visibility = excluded.visibility, member_count = excluded.member_count, "
      "last_message = excluded.last_message, last_sender = excluded.last_sender, "
      "last_sent_at = excluded.last_sent_at, last_seq = max(last_seq, excluded.last_seq), "
      "version = max(version, excluded.version), read_seq = max(read_seq, excluded.read_seq), "
      "cleared_seq = max(cleared_seq, excluded.cleared_seq), first_seq = max(first_seq, excluded.first_seq), "
      "unread = excluded.unread, mentions = excluded.mentions, muted_until = excluded.muted_until, "
      "mentions_only = excluded.mentions_only, pinned = excluded.pinned, role = excluded.role, "
      "updated_at = max(updated_at, excluded.updated_at), row_seq = excluded.row_seq, "
      "row_read = excluded.row_read, row_unread = excluded.row_unread, row_mentions = excluded.row_mentions");
  if (statement == nullptr) return;
  statement->bind(row.conversation)
      .bind(name)
      .bind(static_cast<std::int64_t>(row.kind))
      .bind(row.receiver)
      .bind(row.title)
      .bind(row.topic)
      .bind(number_of(row.visibility))
      .bind(row.member_count)
      .bind(row.last_message)
      .bind(row.last_sender)
      .bind(row.last_sent_at)
      .bind(std::min(row.last_seq, kMostSeq))
      .bind(row.version)
      .bind(row.read_seq)
      .bind(std::min(row.cleared_seq, kMostSeq))
      .bind(std::min(row.first_seq, kMostSeq))
      .bind(row.unread)
      .bind(row.mentions)
      .bind(row.muted_until)
      .bind(std::int64_t{row.mentions_only})
      .bind(std::int64_t{row.pinned})
      .bind(number_of(row.role))
      .bind(row.updated_at);
  script_.finish(*statement);
  script_.run("update or ignore draft set conversation = ? where conversation = ?", row.conversation, name);
  draft_came(row.conversation, row.draft.value_or(""));
  const auto found = find(row.conversation);
  if (!found) return;
  remove_before(*found, found->floor());
  if (row.kind == protocol::ConversationKind::direct) put_person(row.receiver, row.title);
  touched(*found);
}

void CopyWriter::cursor_came(const std::string& cursor) {
  script_.run("insert or replace into fact values('cursor', ?)", cursor);
}

void CopyWriter::remove(std::string_view conversation) {
  const auto found = find(conversation);
  if (!found) return;
  const std::int64_t key = found->key;
  script_.run("delete from message where place between ? and ?", place_of(key, 0), place_of(key, kMostSeq));
  script_.run("delete from notice where conversation = ?", key);
  script_.run("delete from receipt where conversation = ?", key);
  script_.run("delete from member where conversation = ?", key);
  script_.run("delete from draft where conversation = ?", conversation);
  script_.run("delete from conversation where key = ?", key);
  touched_.erase(key);
}

void CopyWriter::remove_before(const Conversation& found, std::int64_t seq) {
  if (seq <= 1) return;
  seq = std::min(seq, kMostSeq);
  // Some may have come by themselves and stand before the messages that are here.
  script_.run("delete from notice where conversation = ? and after_seq < ?", found.key, seq - 1);
  if (seq <= found.low) return;
  script_.run("delete from message where place between ? and ?", place_of(found.key, 0),
              place_of(found.key, seq - 1));
  script_.run("update conversation set low = ? where key = ?", seq, found.key);
  touched(found);
}

void CopyWriter::follows(const std::string& conversation, std::int64_t version, std::int64_t last_seq) {
  const auto found = find_or_make(conversation);
  if (!found || found->copied_seq || last_seq > kMostSeq) return;
  script_.run("update conversation set known_version = ?, copied_seq = ?, low = ? where key = ?", version,
              last_seq, last_seq + 1, found->key);
  touched(*found);
}

void CopyWriter::known(const std::string& conversation, std::int64_t version) {
  script_.run(
      "update conversation set known_version = max(known_version, ?1), version = max(version, ?1) "
      "where id = ?2 and known_version is not null",
      version, conversation);
}

void CopyWriter::forget_before(const std::string& conversation, std::int64_t first_seq) {
  const auto found = find(conversation);
  if (!found || !found->copied_seq) return;
  remove_before(*found, first_seq);
  script_.run("update conversation set copied_seq = max(copied_seq, ?) where key = ?",
              std::min(first_seq, kMostSeq) - 1, found->key);
}

void CopyWriter::news_came(const News& news) {
  if (const auto* message = std::get_if<NewMessage>(&news)) {
    message_came(*message);
  } else if (const auto* change = std::get_if<ChangedMessage>(&news)) {
    message_changed(*change);
  } else if (const auto* notice = std::get_if<NewNotice>(&news)) {
    if (const auto found = find(notice->conversation)) put_notice(*found, notice->notice);
  } else if (const auto* skipped = std::get_if<Skipped>(&news)) {
    forget_before(skipped->conversation, skipped->last_seq + 1);
  } else if (const auto* lost = std::get_if<Lost>(&news)) {
    remove(lost->conversation);
  }
}

void CopyWriter::page_came(const std::string& conversation, const protocol::HistoryReply& page) {
  const auto found = find_or_make(conversation);
  if (!found || !found->copied_seq) return;
  // Those that lie further on than what is there are the newest ones; what is between is passed over.
  if (!page.messages.empty() && page.messages.front().seq > *found->copied_seq + 1)
    forget_before(conversation, page.messages.front().seq);
  put_page(*found, page);
}

void CopyWriter::older_page_came(const std::string& conversation, const protocol::HistoryReply& page) {
  const auto found = find(conversation);
  if (!found || !found->copied_seq) return;
  // What came to stand between the two meanwhile is not known.
  const bool adjoins = page.messages.empty() ? !page.more : page.messages.back().seq >= found->low - 1;
  if (adjoins) put_page(*found, page);
}

void CopyWriter::put_page(const Conversation& found, const protocol::HistoryReply& page) {
  const auto in_range = [](const protocol::Message& message) {
    return message.seq >= 1 && message.seq <= kMostSeq;
  };
  if (!std::ranges::all_of(page.messages, in_range)) return;
  std::int64_t low = found.low;
  if (!page.messages.empty()) {
    low = std::max(page.messages.front().seq, found.floor());
    name_after(found, page.messages.back());
    for (const protocol::Message& message : page.messages) {
      if (message.seq >= found.floor()) put_if_newer(found, message);
    }
    script_.run(
        "update conversation set copied_seq = max(copied_seq, ?1), last_seq = max(last_seq, ?1) "
        "where key = ?2",
        page.messages.back().seq, found.key);
  }
  for (const protocol::Notice& notice : page.notices)
    put_notice(found, notice);
  // Before the first one there is nothing; holes do not count.
  const bool from_start = !page.more && low <= found.low;
  script_.run("update conversation set low = min(low, ?) where key = ?", from_start ? std::int64_t{1} : low,
              found.key);
  touched(found);
}

std::optional<std::string> CopyWriter::next_to_fill(const std::set<std::string>& but_for) {
  auto rows = script_.rows(
      "select id from conversation where copied_seq is not null and low > max(1, cleared_seq + 1, first_seq) "
      "order by coalesce(last_sent_at, updated_at) desc");
  while (rows.next()) {
    std::string id = rows.at().text(0);
    if (!but_for.contains(id)) return id;
  }
  return std::nullopt;
}

std::int64_t CopyWriter::used_bytes() {
  auto rows = script_.rows(
      "select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count, "
      "pragma_page_size");
  return rows.next() ? rows.at().number(0) : 0;
}

std::vector<std::string> CopyWriter::trim() {
  struct Range {
    std::string id;
    std::int64_t key;
    std::int64_t last;
  };
  std::vector<Range> ranges;
  {
    auto rows = script_.rows(
        "select id, key, copied_seq from conversation where copied_seq - max(low, cleared_seq + 1, "
        "first_seq) >= ? "
        "order by coalesce(last_sent_at, updated_at) limit 8",
        kNeverTrimmed);
    while (rows.next())
      ranges.push_back({rows.at().text(0), rows.at().number(1), rows.at().number(2)});
  }
  std::vector<std::string> trimmed;
  for (const Range& range : ranges) {
    // Where low is 1 because nothing is before, the first message may stand much later.
    std::int64_t first = 0;
    std::int64_t count = 0;
    {
      auto rows = script_.rows(
          "select place, count(*) over () from (select place from message where place between ? and ? order "
          "by "
          "place limit ?) order by place desc limit 1",
          place_of(range.key, 0), place_of(range.key, range.last - kNeverTrimmed), kTrimmedAtOnce);
      if (rows.next()) {
        first = seq_of(rows.at().number(0)) + 1;
        count = rows.at().number(1);
      }
    }
    if (count == 0) continue;
    const auto found = find(range.id);
    if (!found) continue;
    // What goes is unread as before: from now on that is taken from here, as it is from a row.
    settle(range.key);
    script_.run(
        "update conversation set row_seq = copied_seq, row_read = read_seq, row_unread = unread, "
        "row_mentions = mentions where key = ? and copied_seq >= row_seq and read_seq < ?",
        range.key, first - 1);
    remove_before(*found, first);
    trimmed.push_back(range.id);
    if (count == kTrimmedAtOnce) break;
  }
  auto freed = script_.rows("pragma incremental_vacuum(1024)");
  while (freed.next()) {
  }
  return trimmed;
}

void CopyWriter::refresh(const std::string& conversation, const std::vector<protocol::Message>& messages) {
  const auto found = find(conversation);
  if (!found) return;
  for (const protocol::Message& message : messages) {
    if (found->holds(message.seq)) put_if_newer(*found, message);
  }
  touched(*found);
}

}  // namespace banter::client
