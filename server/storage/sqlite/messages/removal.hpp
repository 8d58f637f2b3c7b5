#pragma once

#include "base/millis.hpp"
#include "server/core/keys.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/messages/attachments.hpp"

namespace banter::storage::sqlite {

/// Takes messages away for good, from the beginning of a conversation, with all that belongs to them.
class Removal {
 public:
  Removal(Connection& connection, AttachmentWriter& attachments);

  struct Reached {
    std::int64_t first_seq = 0;  ///< where the conversation begins now
    bool more = false;
  };
  /// From `first` on, as far as they were sent before `sent_before`, at most `most`. Of what belongs to them
  /// a call takes some thousand rows at most, and the messages only when nothing else is left.
  protocol::Result<Reached> remove(core::ConversationKey conversation, std::int64_t first,
                                   base::Millis sent_before, std::size_t most);

 private:
  template <class... Values>
  protocol::Result<bool> remove_some(Statement& statement, const Values&... values);
  protocol::Result<std::int64_t> end_of_old(core::ConversationKey conversation, std::int64_t first,
                                            base::Millis sent_before, std::size_t most);

  AttachmentWriter& attachments_;
  Statement oldest_;
  Statement revisions_;
  Statement mentions_;
  Statement reactions_;
  Statement notices_;
  Statement messages_;
};

}  // namespace banter::storage::sqlite
