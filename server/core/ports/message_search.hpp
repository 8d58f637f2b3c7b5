#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/messages.hpp"
#include "search/query.hpp"
#include "server/core/ports/conversation_store.hpp"

namespace banter::core {

// What is searched. Of a query's names only these keys count.
struct SearchScope {
  std::vector<ReadablePlace> places;  // each conversation once
  std::vector<AccountKey> from{};     // who may have written it; empty: anybody
  std::vector<AccountKey>
      not_in_rooms{};  // whose messages in rooms are not found: whom the caller has blocked
};

struct SearchPage {
  std::vector<protocol::Message> messages;  // newest first, with highlights
  std::string cursor{};                     // where to go on; set when there is more
  bool more = false;
};

// Full text. Errors: storage_unavailable only. Callers: see storage.hpp.
class MessageSearch {
 public:
  virtual ~MessageSearch() = default;

  // Messages of the scope that fit the query (as search::Matcher says) and are not deleted, in their present
  // state, newest first. cursor: of the page before; "" or one that is none means from the newest on. What is
  // written meanwhile neither doubles nor loses anything of the pages that follow. limit: 1 … 200, and not
  // more than 256 KiB. A storage may end a page early, even before its first message, when it has looked at
  // much; then there is `more`.
  virtual protocol::Result<SearchPage> find(const search::Query& query, const SearchScope& scope,
                                            std::string_view cursor, std::size_t limit) = 0;
};

}  // namespace banter::core
