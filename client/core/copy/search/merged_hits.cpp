#include "client/core/copy/search/merged_hits.hpp"

#include <algorithm>
#include <tuple>

namespace banter::client {
namespace {

bool is_before(const protocol::Message& one, const protocol::Message& other) {
  return std::tie(one.sent_at, one.conversation, one.seq) >
         std::tie(other.sent_at, other.conversation, other.seq);
}

bool is_same(const protocol::Message& one, const protocol::Message& other) {
  return one.seq == other.seq && one.conversation == other.conversation;
}

}  // namespace

void MergedHits::add(Side side, const protocol::SearchReply& page) {
  Told& told = side == Side::copy ? copy_ : server_;
  told.begun = true;
  told.more = page.more && page.cursor.has_value();
  told.cursor = told.more ? page.cursor : std::nullopt;
  if (!page.messages.empty()) told.last = page.messages.back();
  for (const protocol::Message& message : page.messages)
    insert(side, message);
}

void MergedHits::leave_out(Side side) {
  (side == Side::copy ? copy_ : server_) = {.begun = true, .more = false};
}

void MergedHits::insert(Side side, const protocol::Message& message) {
  const auto at = std::ranges::lower_bound(messages_, message, is_before);
  if (at == messages_.end() || !is_same(*at, message)) {
    messages_.insert(at, message);
  } else if (message.version > at->version || (message.version == at->version && side == Side::server)) {
    *at = message;
  }
}

std::size_t MergedHits::settled() const {
  std::size_t settled = messages_.size();
  for (const Told* told : {&copy_, &server_}) {
    if (!told->more && told->begun) continue;
    if (!told->last) return 0;
    const auto end = std::ranges::upper_bound(messages_, *told->last, is_before);
    settled = std::min(settled, static_cast<std::size_t>(end - messages_.begin()));
  }
  return settled;
}

}  // namespace banter::client
