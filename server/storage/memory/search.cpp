#include "server/storage/memory/search.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>

#include "search/match.hpp"
#include "server/core/ports/page_budget.hpp"
#include "server/storage/memory/messages.hpp"

namespace banter::storage::memory {
namespace {

struct Candidate {
  const Conversation* conversation;
  const StoredMessage* message;
};

std::int64_t before_of(std::string_view cursor) {
  std::int64_t before = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), before);
  const bool is_cursor = error == std::errc() && end == cursor.data() + cursor.size() && before > 0;
  return is_cursor ? before : std::numeric_limits<std::int64_t>::max();
}

bool may_be_found(const StoredMessage& stored, const search::Query& query, const core::SearchScope& scope,
                  bool in_room) {
  const protocol::Message& message = stored.message;
  if (message.deleted || message.sent_at < query.not_before || message.sent_at >= query.before) return false;
  if (query.has_file && message.attachments.empty()) return false;
  if (!scope.from.empty() && std::ranges::find(scope.from, stored.sender) == scope.from.end()) return false;
  return !in_room || std::ranges::find(scope.not_in_rooms, stored.sender) == scope.not_in_rooms.end();
}

// Newest first.
std::vector<Candidate> candidates(const State& state, const search::Query& query,
                                  const core::SearchScope& scope, std::int64_t before) {
  std::vector<Candidate> all;
  for (const core::ReadablePlace& place : scope.places) {
    const Conversation* conversation = state.conversation(place.conversation);
    if (conversation == nullptr) continue;
    const bool in_room = conversation->record.kind == protocol::ConversationKind::room;
    const core::ConversationRecord& record = conversation->record;
    for (std::int64_t seq = std::max(place.visible_after + 1, record.first_seq); seq <= record.last_seq;
         ++seq) {
      const StoredMessage* message = conversation->message(seq);
      if (message->order < before && may_be_found(*message, query, scope, in_room))
        all.push_back({conversation, message});
    }
  }
  std::ranges::sort(all, std::greater<>(), [](const Candidate& one) { return one.message->order; });
  return all;
}

}  // namespace

protocol::Result<core::SearchPage> SearchView::find(const search::Query& query,
                                                    const core::SearchScope& scope, std::string_view cursor,
                                                    std::size_t limit) {
  core::SearchPage page;
  if (query.empty()) return page;
  search::Matcher matcher(query);
  core::PageBudget budget;
  std::vector<protocol::Highlight> highlights;
  std::int64_t last = 0;
  for (const Candidate& one : candidates(*view_.state, query, scope, before_of(cursor))) {
    if (!matcher.matches(one.message->message.content, highlights)) continue;
    protocol::Message message = whole(*one.message, one.conversation->record);
    message.highlights = highlights;
    page.more = page.messages.size() == limit || !budget.takes(message);
    if (page.more) break;
    page.messages.push_back(std::move(message));
    last = one.message->order;
  }
  if (page.more) page.cursor = std::to_string(last);
  return page;
}

}  // namespace banter::storage::memory
