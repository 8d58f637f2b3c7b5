#include <algorithm>
#include <optional>

#include "base/try.hpp"
#include "search/query.hpp"
#include "server/core/access/blocking.hpp"
#include "server/core/access/find.hpp"
#include "server/core/messages/verbs.hpp"

namespace banter::core {
namespace {

using protocol::Result;

// Where `reference` leads, if the caller may read there. Otherwise nothing, whatever the reason: a search
// does not tell what exists.
Result<std::optional<ReadablePlace>> readable(ReadServices& services, const Caller& caller,
                                              std::string_view reference) {
  ConversationPtr conversation;
  if (reference.starts_with('@')) {
    BANTER_TRY(partner, services.accounts.by_name(reference.substr(1)));
    if (!partner) return std::nullopt;
    BANTER_TRY(direct, services.conversations.by_pair(caller.account, partner->key));
    conversation = direct;
  } else {
    BANTER_TRY(room, services.conversations.by_room(reference));
    conversation = room;
  }
  if (!conversation) return std::nullopt;
  BANTER_TRY(member, services.conversations.member(conversation->key, caller.account));
  if (!member || member->role == protocol::RoomRole::invited) return std::nullopt;
  return ReadablePlace{conversation->key, member->cleared_seq};
}

void add_once(std::vector<ReadablePlace>& places, ReadablePlace place) {
  const bool known =
      std::ranges::find(places, place.conversation, &ReadablePlace::conversation) != places.end();
  if (!known) places.push_back(place);
}

// Where the query's `in:` allow.
Result<std::vector<ReadablePlace>> places_of(ReadServices& services, const Caller& caller,
                                             const search::Query& query) {
  if (query.where.empty()) return services.conversations.readable_by(caller.account);
  std::vector<ReadablePlace> places;
  for (const std::string& reference : query.where) {
    BANTER_TRY(place, readable(services, caller, reference));
    if (place) add_once(places, *place);
  }
  return places;
}

// None: nobody of these names is here.
Result<std::optional<std::vector<AccountKey>>> senders_of(ReadServices& services,
                                                          const search::Query& query) {
  std::vector<AccountKey> senders;
  for (const std::string& name : query.from) {
    BANTER_TRY(account, services.accounts.by_name(name));
    if (account) senders.push_back(account->key);
  }
  if (senders.empty() && !query.from.empty()) return std::nullopt;
  return senders;
}

}  // namespace

Result<protocol::SearchReply> handle(ReadServices& services, const Caller& caller,
                                     const protocol::SearchRequest& request) {
  const search::Query query = search::parse_query(request.query);
  SearchScope scope;
  if (request.conversation) {
    BANTER_TRY(target, find_conversation(services.accounts, services.conversations, caller.account,
                                         *request.conversation));
    // Before the first message a direct conversation reads as empty.
    if (!target.conversation) return protocol::SearchReply{};
    BANTER_TRY(member, require_member(services.conversations, *target.conversation, caller.account));
    scope.places.push_back({target.conversation->key, member.cleared_seq});
  }
  if (query.empty()) return protocol::SearchReply{};
  if (!request.conversation || !query.where.empty()) {
    BANTER_TRY(places, places_of(services, caller, query));
    if (request.conversation) {
      const ConversationKey only = scope.places.front().conversation;
      std::erase_if(places, [&](const ReadablePlace& place) { return place.conversation != only; });
    }
    scope.places = std::move(places);
  }
  BANTER_TRY(senders, senders_of(services, query));
  if (scope.places.empty() || !senders) return protocol::SearchReply{};
  scope.from = std::move(*senders);
  BANTER_TRY(blocked, services.blocks.blocked_by(caller.account));
  scope.not_in_rooms = std::move(blocked);

  BANTER_TRY(page, services.search.find(query, scope, request.cursor.value_or(""),
                                        static_cast<std::size_t>(request.limit)));
  BANTER_CHECK(leave_out_blocked(services, caller, page.messages));
  protocol::SearchReply reply{.messages = std::move(page.messages), .cursor = {}, .more = page.more};
  if (page.more) reply.cursor = std::move(page.cursor);
  return reply;
}

}  // namespace banter::core
