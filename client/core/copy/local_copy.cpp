#include "client/core/copy/local_copy.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "client/core/copy/conversation_row.hpp"
#include "client/core/copy/copy_file.hpp"
#include "client/core/copy/message_row.hpp"
#include "protocol/names.hpp"

namespace banter::client {
namespace {

constexpr std::int64_t kMostOfAPage = 1'000;

std::string select(std::initializer_list<std::string_view> parts) {
  std::string sql = "select ";
  for (const std::string_view part : parts)
    sql += part;
  return sql;
}

template <class T, class Read>
base::Expected<std::vector<T>> all_of(Database::Statement& statement, Read read) {
  std::vector<T> rows;
  while (true) {
    BANTER_TRY(there, statement.step());
    if (!there) return rows;
    rows.push_back(read(statement));
  }
}

constexpr std::string_view kPersonColumns =
    "username, display_name, avatar, status, text, last_seen, contact, blocked from person ";

Person person_of_row(const Database::Statement& at) {
  return {.username = at.text(0),
          .display_name = at.text(1),
          .avatar = at.text_or_none(2),
          .status = static_cast<protocol::Status>(at.number(3)),
          .text = at.text(4),
          .last_seen = at.number_or_none(5),
          .contact = at.number(6) != 0,
          .blocked = at.number(7) != 0};
}

/// What drafts are kept under: the id, or the name of a conversation that does not exist yet.
std::string folded(std::string_view conversation) {
  const bool is_name = conversation.starts_with('#') || conversation.starts_with('@');
  return is_name ? protocol::fold_name(conversation) : std::string(conversation);
}

}  // namespace

base::Expected<LocalCopy> LocalCopy::open(const std::string& path) {
  BANTER_TRY(database, open_copy(path));
  return LocalCopy(std::move(database));
}

base::Expected<std::vector<protocol::ConversationRow>> LocalCopy::conversations() {
  BANTER_TRY(statement,
             database_.prepare(select({kConversationColumns, kConversationTables,
                                       "order by c.pinned desc, coalesce(c.last_sent_at, c.updated_at) desc, "
                                       "c.key desc"})));
  return all_of<protocol::ConversationRow>(statement, conversation_of_row);
}

base::Expected<std::optional<protocol::ConversationRow>> LocalCopy::conversation(std::string_view name) {
  const bool is_name = name.starts_with('#') || name.starts_with('@');
  BANTER_TRY(statement, database_.prepare(select(
                            {kConversationColumns, kConversationTables,
                             is_name ? "where c.name = ? order by c.updated_at desc" : "where c.id = ?"})));
  statement.bind(folded(name));
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  return conversation_of_row(statement);
}

base::Expected<std::optional<LocalCopy::Extent>> LocalCopy::extent(std::string_view conversation) {
  BANTER_TRY(statement,
             database_.prepare("select key, id, low, coalesce(copied_seq, 0), "
                               "max(1, cleared_seq + 1, first_seq) from conversation where id = ?"));
  statement.bind(conversation);
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  return Extent{.key = statement.number(0),
                .id = statement.text(1),
                .low = statement.number(2),
                .last = statement.number(3),
                .floor = statement.number(4)};
}

base::Expected<CopiedPage> LocalCopy::page(const Extent& extent, std::int64_t from, std::int64_t to,
                                           std::int64_t limit, bool newest_first) {
  limit = std::clamp<std::int64_t>(limit, 1, kMostOfAPage);
  from = std::clamp<std::int64_t>(from, 0, kMostSeq);
  to = std::clamp<std::int64_t>(to, 0, kMostSeq);
  CopiedPage page;
  {
    BANTER_TRY(statement, database_.prepare(
                              select({kMessageColumns, " from message where place between ? and ? order by ",
                                      newest_first ? "place desc" : "place", " limit ?"})));
    statement.bind(place_of(extent.key, from)).bind(place_of(extent.key, to)).bind(limit + 1);
    BANTER_TRY(messages, all_of<protocol::Message>(statement, [&](const Database::Statement& at) {
                 return message_of_row(at, extent.id);
               }));
    page.messages = std::move(messages);
  }
  const bool cut = std::ssize(page.messages) > limit;
  if (cut) page.messages.pop_back();
  if (newest_first) std::ranges::reverse(page.messages);
  page.more_before = newest_first ? cut : from > extent.low && !page.messages.empty();
  page.more_after = newest_first ? to < extent.last && !page.messages.empty() : cut;
  page.from_start = !page.more_before && extent.low <= extent.floor && (newest_first || from <= extent.low);
  // A notice belongs to the message it stands behind; those before all messages to the first page.
  std::int64_t after_first = page.from_start ? 0 : kMostSeq;
  std::int64_t after_last = newest_first ? to : kMostSeq;
  if (!page.messages.empty()) {
    if (!page.from_start) after_first = page.messages.front().seq;
    if (page.more_after) after_last = page.messages.back().seq;
  }
  BANTER_TRY(notices, database_.prepare(select({kNoticeColumns,
                                                " from notice where conversation = ? and after_seq between ? "
                                                "and ? order by version"})));
  notices.bind(extent.key).bind(after_first).bind(after_last);
  BANTER_TRY(read, all_of<protocol::Notice>(notices, notice_of_row));
  page.notices = std::move(read);
  return page;
}

base::Expected<CopiedPage> LocalCopy::newest(std::string_view conversation, std::int64_t limit) {
  return before(conversation, kMostSeq + 1, limit);
}

base::Expected<CopiedPage> LocalCopy::before(std::string_view conversation, std::int64_t seq,
                                             std::int64_t limit) {
  return in_one_view<CopiedPage>([&]() -> base::Expected<CopiedPage> {
    BANTER_TRY(found, extent(conversation));
    if (!found) return CopiedPage{};
    return page(*found, found->low, seq - 1, limit, true);
  });
}

base::Expected<CopiedPage> LocalCopy::after(std::string_view conversation, std::int64_t seq,
                                            std::int64_t limit) {
  return in_one_view<CopiedPage>([&]() -> base::Expected<CopiedPage> {
    BANTER_TRY(found, extent(conversation));
    if (!found) return CopiedPage{};
    return page(*found, std::max(found->low, seq + 1), kMostSeq, limit, false);
  });
}

base::Expected<std::optional<protocol::Message>> LocalCopy::message(std::string_view conversation,
                                                                    std::int64_t seq) {
  if (seq < 1 || seq > kMostSeq) return std::nullopt;
  return in_one_view<std::optional<protocol::Message>>(
      [&]() -> base::Expected<std::optional<protocol::Message>> {
        BANTER_TRY(found, extent(conversation));
        if (!found) return std::nullopt;
        BANTER_TRY(statement, database_.prepare(select({kMessageColumns, " from message where place = ?"})));
        statement.bind(place_of(found->key, seq));
        BANTER_TRY(there, statement.step());
        if (!there) return std::nullopt;
        return message_of_row(statement, found->id);
      });
}

base::Expected<std::int64_t> LocalCopy::first_seq(std::string_view conversation) {
  BANTER_TRY(found, extent(conversation));
  return found && found->low <= found->last ? found->low : 0;
}

base::Expected<std::vector<CopiedReceipt>> LocalCopy::receipts(std::string_view conversation) {
  BANTER_TRY(statement,
             database_.prepare("select username, delivered_seq, read_seq from receipt where conversation = "
                               "(select key from conversation where id = ?) order by name"));
  statement.bind(conversation);
  return all_of<CopiedReceipt>(statement, [](const Database::Statement& at) {
    return CopiedReceipt{.username = at.text(0), .delivered_seq = at.number(1), .read_seq = at.number(2)};
  });
}

base::Expected<std::vector<CopiedFile>> LocalCopy::files(std::string_view conversation,
                                                         std::optional<std::int64_t> before_seq,
                                                         std::int64_t limit) {
  return in_one_view<std::vector<CopiedFile>>([&]() -> base::Expected<std::vector<CopiedFile>> {
    std::vector<CopiedFile> files;
    BANTER_TRY(found, extent(conversation));
    if (!found) return files;
    const std::int64_t last = before_seq ? std::clamp<std::int64_t>(*before_seq - 1, 0, kMostSeq) : kMostSeq;
    BANTER_TRY(statement, database_.prepare(select({kMessageColumns,
                                                    " from message where has_file = 1 and place between ? "
                                                    "and ? order by place desc"})));
    statement.bind(place_of(found->key, 0)).bind(place_of(found->key, last));
    // The files of one message stay together, so that the next page begins before it.
    while (std::ssize(files) < limit) {
      BANTER_TRY(there, statement.step());
      if (!there) break;
      protocol::Message message = message_of_row(statement, found->id);
      for (protocol::Attachment& file : message.attachments)
        files.push_back({message.seq, message.sender, message.sent_at, std::move(file)});
    }
    return files;
  });
}

base::Expected<std::vector<protocol::Member>> LocalCopy::members(std::string_view conversation) {
  BANTER_TRY(statement,
             database_.prepare(
                 "select m.username, m.display_name, m.role, coalesce(p.status, 3), r.delivered_seq, "
                 "r.read_seq from member m left join person p on p.name = m.name left join receipt r on "
                 "r.conversation = m.conversation and r.name = m.name where m.conversation = "
                 "(select key from conversation where id = ?) order by m.name"));
  statement.bind(conversation);
  return all_of<protocol::Member>(statement, [](const Database::Statement& at) {
    return protocol::Member{.username = at.text(0),
                            .display_name = at.text(1),
                            .role = static_cast<protocol::RoomRole>(at.number(2)),
                            .status = static_cast<protocol::Status>(at.number(3)),
                            .delivered_seq = at.number_or_none(4),
                            .read_seq = at.number_or_none(5)};
  });
}

base::Expected<std::optional<Person>> LocalCopy::person(std::string_view username) {
  BANTER_TRY(statement, database_.prepare(select({kPersonColumns, "where name = ?"})));
  statement.bind(protocol::fold_name(username));
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  return person_of_row(statement);
}

base::Expected<std::vector<Person>> LocalCopy::contacts() {
  BANTER_TRY(statement, database_.prepare(select({kPersonColumns, "where contact = 1"})));
  BANTER_TRY(people, all_of<Person>(statement, person_of_row));
  std::ranges::sort(people, {}, [](const Person& one) {
    return std::pair(protocol::fold_name(one.display_name.empty() ? one.username : one.display_name),
                     one.username);
  });
  return std::move(people);
}

base::Expected<std::vector<std::string>> LocalCopy::blocked() {
  BANTER_TRY(statement, database_.prepare("select username from person where blocked = 1 order by name"));
  return all_of<std::string>(statement, [](const Database::Statement& at) { return at.text(0); });
}

base::Expected<std::optional<std::string>> LocalCopy::draft(std::string_view conversation) {
  BANTER_TRY(statement, database_.prepare("select text from draft where conversation = ? and text <> ''"));
  statement.bind(folded(conversation));
  BANTER_TRY(there, statement.step());
  if (!there) return std::nullopt;
  return statement.text(0);
}

base::Expected<void> LocalCopy::keep_draft(std::string_view conversation, std::string_view text) {
  // What is empty stays as such until the server knows it, or its own draft would come back.
  BANTER_TRY(statement, database_.prepare("insert into draft values(?, ?, 0) on conflict do update set "
                                          "text = excluded.text, told = 0 where text <> excluded.text"));
  statement.bind(folded(conversation)).bind(text);
  BANTER_CHECK(statement.step());
  return {};
}

base::Expected<std::int64_t> LocalCopy::size() {
  BANTER_TRY(statement,
             database_.prepare("select page_count * page_size from pragma_page_count, pragma_page_size"));
  BANTER_CHECK(statement.step());
  return statement.number(0);
}

}  // namespace banter::client
