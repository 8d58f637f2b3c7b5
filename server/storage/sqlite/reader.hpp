#pragma once

#include "server/core/ports/storage.hpp"
#include "server/storage/sqlite/accounts/accounts.hpp"
#include "server/storage/sqlite/accounts/sessions.hpp"
#include "server/storage/sqlite/administration/audit.hpp"
#include "server/storage/sqlite/administration/invites.hpp"
#include "server/storage/sqlite/administration/overview.hpp"
#include "server/storage/sqlite/archive/queries.hpp"
#include "server/storage/sqlite/conversations/queries.hpp"
#include "server/storage/sqlite/engine/complaints.hpp"
#include "server/storage/sqlite/files/files.hpp"
#include "server/storage/sqlite/messages/queries.hpp"
#include "server/storage/sqlite/people/blocks.hpp"
#include "server/storage/sqlite/people/contacts.hpp"
#include "server/storage/sqlite/people/presence.hpp"
#include "server/storage/sqlite/search/search.hpp"

namespace banter::storage::sqlite {

inline constexpr int kReaderCacheKib = 512;

/// A read-only connection, opened by its first begin().
class SqliteReader final : public core::Reader {
 public:
  /// index: null where there is none.
  SqliteReader(Connection::Settings settings, base::Log log, IndexState* index);

  protocol::Result<void> begin() override;
  void end() override;
  core::AccountReads& accounts() override { return accounts_; }
  core::BlockReads& blocks() override { return blocks_; }
  core::ContactReads& contacts() override { return contacts_; }
  core::PresenceReads& presence() override { return presence_; }
  core::SessionReads& sessions() override { return sessions_; }
  core::ConversationReads& conversations() override { return conversations_; }
  core::MessageReads& messages() override { return messages_; }
  core::FileReads& files() override { return files_; }
  core::MessageSearch& search() override { return search_; }
  core::AuditReads& audit() override { return audit_; }
  core::InviteReads& invites() override { return invites_; }
  core::OverviewReads& overview() override { return overview_; }
  core::ArchiveReads& archive() override { return archive_; }

 private:
  Connection connection_;
  Complaints complaints_;
  AccountQueries accounts_;
  BlockQueries blocks_;
  ContactQueries contacts_;
  PresenceQueries presence_;
  SessionQueries sessions_;
  ConversationQueries conversations_;
  MessageQueries messages_;
  FileQueries files_;
  Search search_;
  AuditQueries audit_;
  InviteQueries invites_;
  OverviewQueries overview_;
  ArchiveQueries archive_;
};

}  // namespace banter::storage::sqlite
