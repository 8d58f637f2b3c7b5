#pragma once

#include <span>

#include "protocol/generated/cpp/messages.hpp"
#include "server/core/ports/file_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Which files a message holds.
class AttachmentQueries {
 public:
  explicit AttachmentQueries(Connection& connection);

  protocol::Result<void> add_to(core::ConversationKey conversation, protocol::Message& message);

 private:
  Statement of_message_;
};

/// The same, with what follows for the files: how many messages hold one, and where it can be read.
class AttachmentWriter {
 public:
  explicit AttachmentWriter(Connection& connection);

  protocol::Result<void> attach(core::ConversationKey conversation, std::int64_t seq,
                                std::span<const core::FileRecord> files);
  /// Those of messages with seq from `from` to before `to`, at most `most`; gives whether that was all.
  protocol::Result<bool> detach(core::ConversationKey conversation, std::int64_t from, std::int64_t to,
                                std::size_t most);

 private:
  struct Attached {
    std::int64_t seq = 0;
    std::int64_t place = 0;
    core::FileKey file;
  };

  Statement attach_;
  Statement hold_;
  Statement add_place_;
  Statement attached_;
  Statement detach_;
  Statement let_go_;
  Statement take_place_;
  Statement remove_place_;
};

}  // namespace banter::storage::sqlite
