#pragma once

#include "server/core/ports/archive.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/files/files.hpp"
#include "server/storage/sqlite/messages/attachments.hpp"

namespace banter::storage::sqlite {

/// Takes things into a new database as they were, past the writers and what they remember.
class ArchiveWriter final : public core::ArchiveStore {
 public:
  explicit ArchiveWriter(Connection& connection);

  protocol::Result<void> begin_taking(const core::ArchivedState& state) override;
  protocol::Result<bool> take(const core::Archived& thing) override;

 private:
  using Taken = protocol::Result<bool>;

  Taken take_one(const core::ArchivedFile& one);
  Taken take_one(const core::ArchivedAccount& one);
  Taken take_one(const core::ArchivedBlock& one);
  Taken take_one(const core::ArchivedContact& one);
  Taken take_one(const core::ArchivedPresence& one);
  Taken take_one(const core::ArchivedConversation& one);
  Taken take_one(const core::ArchivedFormerName& one);
  Taken take_one(const core::ArchivedMember& one);
  Taken take_one(const core::ArchivedBan& one);
  Taken take_one(const core::ArchivedMessage& one);
  Taken take_one(const core::ArchivedReaction& one);
  Taken take_one(const core::ArchivedNotice& one);
  Taken take_one(const core::ArchivedInvite& one);
  Taken take_one(const core::ArchivedAct& one);
  /// None when one of them is no file.
  protocol::Result<std::optional<std::vector<core::FileRecord>>> files_with(
      const std::vector<std::string>& ids);
  protocol::Result<void> attach(const core::ArchivedMessage& one, const std::vector<core::FileRecord>& files);
  template <class... Values>
  Taken stored(Statement& statement, const Values&... values);

  Connection& connection_;
  FileQueries files_;
  AttachmentWriter attachments_;
  Statement last_account_;
  Statement changes_;
  Statement file_;
  Statement count_;
  Statement account_;
  Statement hold_;
  Statement block_;
  Statement contact_;
  Statement presence_;
  Statement conversation_;
  Statement conversation_key_;
  Statement head_;
  Statement name_;
  Statement member_;
  Statement ban_;
  Statement message_;
  Statement mention_;
  Statement revision_;
  Statement reaction_;
  Statement mark_reaction_;
  Statement notice_;
  Statement invite_;
  Statement act_;
};

}  // namespace banter::storage::sqlite
