#pragma once

#include "server/core/ports/archive.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// Takes things into a new database as they were, past the writers and what they remember.
class ArchiveWriter final : public core::ArchiveStore {
 public:
  explicit ArchiveWriter(Connection& connection);

  protocol::Result<void> begin_taking(const core::ArchivedState& state) override;
  protocol::Result<bool> take(const core::Archived& thing) override;

 private:
  using Taken = protocol::Result<bool>;

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
  template <class... Values>
  Taken stored(Statement& statement, const Values&... values);

  Connection& connection_;
  Statement last_account_;
  Statement changes_;
  Statement account_;
  Statement block_;
  Statement contact_;
  Statement presence_;
  Statement conversation_;
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
