#pragma once

#include <memory>

#include "server/core/ports/account_store.hpp"
#include "server/core/ports/archive.hpp"
#include "server/core/ports/audit_store.hpp"
#include "server/core/ports/block_store.hpp"
#include "server/core/ports/contact_store.hpp"
#include "server/core/ports/conversation_store.hpp"
#include "server/core/ports/file_store.hpp"
#include "server/core/ports/invite_store.hpp"
#include "server/core/ports/message_search.hpp"
#include "server/core/ports/message_store.hpp"
#include "server/core/ports/overview_reads.hpp"
#include "server/core/ports/presence_store.hpp"
#include "server/core/ports/session_store.hpp"

namespace banter::core {

// A consistent view for one reader thread. Never waits for the writer, and never makes it wait.
class Reader {
 public:
  virtual ~Reader() = default;

  // Between these two calls all reads see the same committed state, at least as new as the last commit that
  // had returned before begin(). Errors: storage_unavailable.
  virtual protocol::Result<void> begin() = 0;
  virtual void end() = 0;

  virtual AccountReads& accounts() = 0;
  virtual BlockReads& blocks() = 0;
  virtual ContactReads& contacts() = 0;
  virtual PresenceReads& presence() = 0;
  virtual SessionReads& sessions() = 0;
  virtual ConversationReads& conversations() = 0;
  virtual MessageReads& messages() = 0;
  virtual FileReads& files() = 0;
  virtual MessageSearch& search() = 0;
  virtual AuditReads& audit() = 0;
  virtual InviteReads& invites() = 0;
  virtual OverviewReads& overview() = 0;
  virtual ArchiveReads& archive() = 0;
};

// The durable state of the server. One thread (the core's) begins, writes and commits; its own reads see what
// it has written in the transaction under way. Other threads open readers.
//
// A transaction that has met a fault stays broken: every further write and the commit give
// storage_unavailable, and everything since begin() is undone. The next begin() starts afresh, reopening the
// store if it must.
class Storage {
 public:
  virtual ~Storage() = default;

  virtual protocol::Result<void> begin() = 0;
  // Whether commit() would have to put something on disk. A backend without disk never has.
  virtual bool has_written() const = 0;
  // Returns only when the transaction is on disk (synced), so that it survives SIGKILL and power loss; a
  // backend without disk says so in its documentation. A transaction that wrote nothing costs no sync.
  virtual protocol::Result<void> commit() = 0;
  // Undoes everything since begin(). Fine without one.
  virtual void rollback() = 0;

  virtual AccountStore& accounts() = 0;
  virtual BlockStore& blocks() = 0;
  virtual ContactStore& contacts() = 0;
  virtual PresenceStore& presence() = 0;
  virtual SessionStore& sessions() = 0;
  virtual ConversationStore& conversations() = 0;
  virtual MessageStore& messages() = 0;
  virtual FileStore& files() = 0;
  virtual AuditStore& audit() = 0;
  virtual InviteStore& invites() = 0;
  virtual ArchiveStore& archive() = 0;

  // Thread-safe. The reader belongs to the thread that uses it first, and must go before the storage does.
  virtual protocol::Result<std::unique_ptr<Reader>> open_reader() = 0;
};

}  // namespace banter::core
