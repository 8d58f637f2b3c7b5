// What CopyWriter makes of the messages for the list of conversations.
#include <algorithm>

#include "base/utf8.hpp"
#include "client/core/copy/copy_file.hpp"
#include "client/core/copy/copy_writer.hpp"
#include "client/core/copy/message_row.hpp"

namespace banter::client {
namespace {

// What the server's rows hold of a message, and count at most.
constexpr std::size_t kSummaryCharacters = 200;
constexpr std::int64_t kMostUnread = 1'000;

}  // namespace

void CopyWriter::settle(std::int64_t key) {
  std::optional<Conversation> found;
  {
    auto rows = script_.rows("select id from conversation where key = ?", key);
    if (!rows.next()) return;
    found = find(rows.at().text(0));
  }
  if (!found || !found->copied_seq) return;
  summarise(*found);
  const Unread unread = unread_of(*found);
  script_.run("update conversation set unread = ?, mentions = ? where key = ?", unread.unread,
              unread.mentions, key);
}

void CopyWriter::summarise(const Conversation& found) {
  if (found.last_seq <= found.cleared_seq) {
    script_.run(
        "update conversation set last_message = null, last_sender = null, last_sent_at = null where key = ?",
        found.key);
    return;
  }
  if (*found.copied_seq < found.last_seq) return;
  const auto last = stored(found, {}, found.last_seq);
  if (!last) return;
  std::optional<std::string> words;
  std::optional<std::string> sender;
  std::optional<std::int64_t> sent_at;
  if (!last->hidden) {
    const bool is_file = last->content.empty() && !last->attachments.empty();
    words =
        base::prefix_of(is_file ? last->attachments.front().file_name : last->content, kSummaryCharacters);
    sender = last->sender;
    sent_at = last->sent_at;
  }
  script_.run("update conversation set last_message = ?, last_sender = ?, last_sent_at = ? where key = ?",
              words, sender, sent_at, found.key);
}

CopyWriter::Unread CopyWriter::count(std::int64_t key, std::int64_t from, std::int64_t to) {
  if (from > to) return {};
  auto rows = script_.rows(
      "select count(*), count(*) filter(where counts = 2) from "
      "(select counts from message where place between ? and ? and counts > 0 order by place limit ?)",
      place_of(key, std::clamp<std::int64_t>(from, 0, kMostSeq)),
      place_of(key, std::clamp<std::int64_t>(to, 0, kMostSeq)), kMostUnread);
  if (!rows.next()) return {};
  return {rows.at().number(0), rows.at().number(1)};
}

/// As far as the messages are here they are counted. What the server's last row counted of others stays,
/// until one has read on.
CopyWriter::Unread CopyWriter::unread_of(const Conversation& found) {
  std::int64_t row_seq = 0;
  std::int64_t row_read = 0;
  Unread told;
  {
    auto rows = script_.rows(
        "select row_seq, row_read, row_unread, row_mentions from conversation where key = ?", found.key);
    if (!rows.next()) return {};
    row_seq = rows.at().number(0);
    row_read = rows.at().number(1);
    told = {rows.at().number(2), rows.at().number(3)};
  }
  const std::int64_t read_since = std::max<std::int64_t>(0, found.read_seq - row_read);
  const auto without = [](std::int64_t number, std::int64_t gone) {
    return std::max<std::int64_t>(0, number - gone);
  };
  if (*found.copied_seq < row_seq) {
    if (found.read_seq >= row_seq) return {};
    return {without(told.unread, read_since), std::min(told.mentions, without(told.unread, read_since))};
  }
  const std::int64_t next = std::max(found.read_seq + 1, found.floor());
  const Unread here = count(found.key, std::max(next, found.low), kMostSeq);
  if (found.low <= next) return here;
  const Unread counted = count(found.key, std::max(found.low, row_read + 1), row_seq);
  const std::int64_t below = without(told.unread, counted.unread + read_since);
  const std::int64_t mentioned_below = std::min(below, without(told.mentions, counted.mentions));
  return {std::min(kMostUnread, below + here.unread), std::min(kMostUnread, mentioned_below + here.mentions)};
}

}  // namespace banter::client
