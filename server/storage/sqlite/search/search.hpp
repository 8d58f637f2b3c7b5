#pragma once

#include <memory>

#include "server/core/ports/message_search.hpp"
#include "server/storage/sqlite/conversations/queries.hpp"
#include "server/storage/sqlite/messages/queries.hpp"
#include "server/storage/sqlite/search/index_reader.hpp"

namespace banter::storage::sqlite {

/// Full text: the messages that are not in the index yet are looked at one by one, and of the others those
/// that the index names. Whether a message fits is never the index's word. Belongs to the reader's thread.
class Search final : public core::MessageSearch {
 public:
  /// index: null where there is none; then all messages are looked at.
  Search(Connection& connection, ConversationQueries& conversations, MessageQueries& messages,
         IndexState* index);

  protocol::Result<core::SearchPage> find(const search::Query& query, const core::SearchScope& scope,
                                          std::string_view cursor, std::size_t limit) override;

 private:
  class Hunt;

  ConversationQueries& conversations_;
  MessageQueries& messages_;
  Statement newest_first_;
  Statement by_key_;
  Statement first_visible_;
  Statement taken_;
  Statement changed_;
  std::unique_ptr<IndexReader> index_;
  const Layout layout_;
};

}  // namespace banter::storage::sqlite
