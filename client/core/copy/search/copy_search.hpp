#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/fault.hpp"
#include "client/core/outbox/database.hpp"
#include "protocol/generated/cpp/messages.hpp"
#include "search/query.hpp"

namespace banter::client {

/// Searches the messages of a LocalCopy, with the words and operators that the server understands. One
/// thread; every call blocks, for as long as it takes to look at all messages.
class CopySearch {
 public:
  static base::Expected<CopySearch> open(const std::string& path);

  /// The page of messages that fit, newest first, as the server would answer the same request from what is
  /// here. The cursor is of no use to the server, nor the server's here. Once `cancelled` says so, which it
  /// is asked now and then, the answer is an empty one.
  base::Expected<protocol::SearchReply> find(const protocol::SearchRequest& request,
                                             const std::function<bool()>& cancelled = {});

 private:
  explicit CopySearch(Database database) : database_(std::move(database)) {}
  struct Hunt;
  base::Expected<std::vector<std::int64_t>> keys_of(const std::vector<std::string>& names);
  base::Expected<bool> find_places(Hunt& hunt, const protocol::SearchRequest& request);
  base::Expected<Database::Statement> candidates(const Hunt& hunt, const protocol::SearchRequest& request);
  base::Expected<protocol::Message> message_at(std::int64_t place);

  Database database_;
};

}  // namespace banter::client
