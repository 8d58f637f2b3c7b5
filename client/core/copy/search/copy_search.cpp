#include "client/core/copy/search/copy_search.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/try.hpp"
#include "client/core/copy/copy_file.hpp"
#include "client/core/copy/message_row.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"
#include "search/match.hpp"

namespace banter::client {
namespace {

constexpr int kAskAfter = 256;

/// Where a page ended: behind messages of this time, up to this place.
struct Position {
  std::int64_t sent_at = std::numeric_limits<std::int64_t>::max();
  std::int64_t place = std::numeric_limits<std::int64_t>::max();
};

Position position_of(const std::optional<std::string>& cursor) {
  Position position;
  if (!cursor) return position;
  const char* const end = cursor->data() + cursor->size();
  const auto first = std::from_chars(cursor->data(), end, position.sent_at);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != ':') return {};
  const auto second = std::from_chars(first.ptr + 1, end, position.place);
  if (second.ec != std::errc() || second.ptr != end) return {};
  return position;
}

}  // namespace

struct CopySearch::Hunt {
  search::Query query;
  bool anywhere = true;
  std::vector<std::int64_t> places{};  // keys of conversations, unless anywhere

  bool allows(std::int64_t key) const { return anywhere || std::ranges::find(places, key) != places.end(); }
  bool is_from(std::string_view sender) const {
    if (query.from.empty()) return true;
    const std::string folded = protocol::fold_name(sender);
    return std::ranges::any_of(query.from,
                               [&](const std::string& name) { return protocol::fold_name(name) == folded; });
  }
};

base::Expected<CopySearch> CopySearch::open(const std::string& path) {
  BANTER_TRY(database, open_copy(path));
  return CopySearch(std::move(database));
}

base::Expected<std::vector<std::int64_t>> CopySearch::keys_of(const std::vector<std::string>& names) {
  std::vector<std::int64_t> keys;
  for (const std::string& name : names) {
    const bool is_name = name.starts_with('#') || name.starts_with('@');
    BANTER_TRY(statement, database_.prepare(is_name ? "select key from conversation where name = ?"
                                                    : "select key from conversation where id = ?"));
    statement.bind(is_name ? protocol::fold_name(name) : name);
    BANTER_TRY(there, statement.step());
    if (there) keys.push_back(statement.number(0));
  }
  return keys;
}

/// False: there is no place to look at.
base::Expected<bool> CopySearch::find_places(Hunt& hunt, const protocol::SearchRequest& request) {
  hunt.anywhere = !request.conversation && hunt.query.where.empty();
  if (hunt.anywhere) return true;
  if (!hunt.query.where.empty()) {
    BANTER_TRY(keys, keys_of(hunt.query.where));
    hunt.places = std::move(keys);
  }
  if (request.conversation) {
    BANTER_TRY(only, keys_of({*request.conversation}));
    if (hunt.query.where.empty()) {
      hunt.places = std::move(only);
    } else {
      std::erase_if(hunt.places, [&](std::int64_t key) { return only.empty() || key != only.front(); });
    }
  }
  return !hunt.places.empty();
}

/// In one conversation they stand in their order; of several, the newest are found by their time.
base::Expected<Database::Statement> CopySearch::candidates(const Hunt& hunt,
                                                           const protocol::SearchRequest& request) {
  const Position from = position_of(request.cursor);
  if (!hunt.anywhere && hunt.places.size() == 1) {
    BANTER_TRY(statement,
               database_.prepare("select place, sent_at, flags, has_file, sender, content from message "
                                 "where place between ? and ? and place < ? order by place desc"));
    const std::int64_t key = hunt.places.front();
    statement.bind(place_of(key, 0)).bind(place_of(key, kMostSeq)).bind(from.place);
    return std::move(statement);
  }
  BANTER_TRY(statement,
             database_.prepare(
                 "select place, sent_at, flags, has_file, sender, content from message "
                 "where (sent_at, place) < (?, ?) and sent_at >= ? order by sent_at desc, place desc"));
  statement.bind(std::min(from.sent_at, hunt.query.before)).bind(from.place).bind(hunt.query.not_before);
  return std::move(statement);
}

base::Expected<protocol::SearchReply> CopySearch::find(const protocol::SearchRequest& request,
                                                       const std::function<bool()>& cancelled) {
  protocol::SearchReply reply;
  Hunt hunt{.query = search::parse_query(request.query)};
  if (hunt.query.empty()) return reply;
  BANTER_TRY(somewhere, find_places(hunt, request));
  if (!somewhere) return reply;
  const auto limit = std::clamp<std::int64_t>(request.limit, 1, protocol::limit::page_most);
  search::Matcher matcher(hunt.query);
  std::vector<protocol::Highlight> highlights;
  Position last;
  BANTER_TRY(row, candidates(hunt, request));
  for (int looked = 1;; ++looked) {
    if (looked % kAskAfter == 0 && cancelled && cancelled()) return protocol::SearchReply{};
    BANTER_TRY(there, row.step());
    if (!there) return reply;
    const std::int64_t place = row.number(0);
    const std::int64_t sent_at = row.number(1);
    if ((row.number(2) & (kDeleted | kHidden)) != 0 || !hunt.allows(place >> kPlaceBits)) continue;
    if (sent_at < hunt.query.not_before || sent_at >= hunt.query.before) continue;
    if (hunt.query.has_file && row.number(3) == 0) continue;
    if (!hunt.is_from(row.view(4)) || !matcher.matches(row.view(5), highlights)) continue;
    if (std::ssize(reply.messages) == limit) break;
    BANTER_TRY(message, message_at(place));
    reply.messages.push_back(std::move(message));
    reply.messages.back().highlights = highlights;
    last = {sent_at, place};
  }
  reply.more = true;
  reply.cursor = std::to_string(last.sent_at) + ":" + std::to_string(last.place);
  return reply;
}

base::Expected<protocol::Message> CopySearch::message_at(std::int64_t place) {
  BANTER_TRY(statement,
             database_.prepare("select " + std::string(kMessageColumns) +
                               ", (select id from conversation where key = ?) from message where place = ?"));
  statement.bind(place >> kPlaceBits).bind(place);
  BANTER_CHECK(statement.step());
  return message_of_row(statement, statement.text(13));
}

}  // namespace banter::client
