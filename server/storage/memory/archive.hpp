#pragma once

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class ArchiveView final : public core::ArchiveReads {
 public:
  explicit ArchiveView(const View& view) : view_(view) {}

  protocol::Result<core::ArchivedState> state() override;
  protocol::Result<void> each(const std::function<bool(const core::Archived&)>& show) override;

 private:
  const View& view_;
};

class Archive final : public core::ArchiveStore {
 public:
  explicit Archive(State& state) : state_(state) {}

  protocol::Result<void> begin_taking(const core::ArchivedState& state) override;
  protocol::Result<bool> take(const core::Archived& thing) override;

 private:
  bool take_one(const core::ArchivedFile& one);
  bool take_one(const core::ArchivedAccount& one);
  bool take_one(const core::ArchivedBlock& one);
  bool take_one(const core::ArchivedContact& one);
  bool take_one(const core::ArchivedPresence& one);
  bool take_one(const core::ArchivedConversation& one);
  bool take_one(const core::ArchivedFormerName& one);
  bool take_one(const core::ArchivedMember& one);
  bool take_one(const core::ArchivedBan& one);
  bool take_one(const core::ArchivedMessage& one);
  bool take_one(const core::ArchivedReaction& one);
  bool take_one(const core::ArchivedNotice& one);
  bool take_one(const core::ArchivedInvite& one);
  bool take_one(const core::ArchivedAct& one);
  /// None when one of them is no file.
  std::optional<std::vector<protocol::Attachment>> attachments_with(
      const std::vector<std::string>& ids) const;
  /// Null when there is none.
  Conversation* conversation(const std::string& id);

  State& state_;
};

}  // namespace banter::storage::memory
