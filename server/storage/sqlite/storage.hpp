#pragma once

#include "server/storage/sqlite/accounts/accounts.hpp"
#include "server/storage/sqlite/accounts/sessions.hpp"
#include "server/storage/sqlite/administration/audit.hpp"
#include "server/storage/sqlite/administration/invites.hpp"
#include "server/storage/sqlite/archive/writer.hpp"
#include "server/storage/sqlite/conversations/writer.hpp"
#include "server/storage/sqlite/engine/checkpointer.hpp"
#include "server/storage/sqlite/engine/gathering_vfs.hpp"
#include "server/storage/sqlite/files/files.hpp"
#include "server/storage/sqlite/messages/writer.hpp"
#include "server/storage/sqlite/open.hpp"
#include "server/storage/sqlite/people/blocks.hpp"
#include "server/storage/sqlite/people/contacts.hpp"
#include "server/storage/sqlite/people/presence.hpp"
#include "server/storage/sqlite/search/feeder.hpp"

namespace banter::storage::sqlite {

/// The writer and its transaction.
class SqliteStorage final : public core::Storage {
 public:
  explicit SqliteStorage(const Options& options);

  /// Opens and migrates. Once, before everything else.
  base::Expected<void> open();

  protocol::Result<void> begin() override;
  bool has_written() const override;
  protocol::Result<void> commit() override;
  void rollback() override;
  core::AccountStore& accounts() override { return accounts_; }
  core::BlockStore& blocks() override { return blocks_; }
  core::ContactStore& contacts() override { return contacts_; }
  core::PresenceStore& presence() override { return presence_; }
  core::SessionStore& sessions() override { return sessions_; }
  core::ConversationStore& conversations() override { return conversations_; }
  core::MessageStore& messages() override { return messages_; }
  core::FileStore& files() override { return files_; }
  core::AuditStore& audit() override { return audit_; }
  core::InviteStore& invites() override { return invites_; }
  core::ArchiveStore& archive() override { return archive_; }
  protocol::Result<std::unique_ptr<core::Reader>> open_reader() override;
  void finish_indexing();

 private:
  base::Expected<void> reopen();
  void abandon();
  void forget();
  void note_log_size(int frames);
  void limit_log();
  bool trim_search_journal();

  const Options options_;
  const std::unique_ptr<GatheringVfs> gathering_;  // null when nothing is synced
  Connection connection_;
  Complaints complaints_;
  // In this order: each knows those above it.
  LiveConversations live_;
  Memberships memberships_;
  AccountWriter accounts_;
  BlockWriter blocks_;
  ContactWriter contacts_;
  PresenceWriter presence_;
  SessionWriter sessions_;
  ConversationWriter conversations_;
  MessageWriter messages_;
  FileWriter files_;
  AuditWriter audit_;
  InviteWriter invites_;
  ArchiveWriter archive_;
  bool in_transaction_ = false;
  int log_frames_ = 0;
  int finish_at_frames_ = 0;
  std::unique_ptr<Checkpointer> checkpointer_;
  Statement trim_search_journal_;
  Statement note_trimmed_;
  Statement last_change_;
  std::int64_t trimmed_ = 0;                 // changes up to this one were taken away
  const std::unique_ptr<IndexState> index_;  // null where there is no index
  std::unique_ptr<Feeder> feeder_;           // set with it, by open()
};

}  // namespace banter::storage::sqlite
