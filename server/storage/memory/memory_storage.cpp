#include "server/storage/memory/memory_storage.hpp"

#include <mutex>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "server/storage/memory/accounts.hpp"
#include "server/storage/memory/administration.hpp"
#include "server/storage/memory/archive.hpp"
#include "server/storage/memory/blocks.hpp"
#include "server/storage/memory/conversations.hpp"
#include "server/storage/memory/files.hpp"
#include "server/storage/memory/messages.hpp"
#include "server/storage/memory/people.hpp"
#include "server/storage/memory/search.hpp"

namespace banter::storage::memory {
namespace {

using protocol::Result;
using Snapshot = std::shared_ptr<const State>;

// The last committed state. Any thread.
class Committed {
 public:
  Snapshot get() const {
    std::lock_guard hold(mutex_);
    return state_;
  }
  void set(Snapshot state) {
    std::lock_guard hold(mutex_);
    state_.swap(state);
  }

 private:
  mutable std::mutex mutex_;
  Snapshot state_ = std::make_shared<const State>();
};

class MemoryReader final : public core::Reader {
 public:
  explicit MemoryReader(const Committed& committed) : committed_(committed) {}

  Result<void> begin() override {
    snapshot_ = committed_.get();
    view_.state = snapshot_.get();
    return {};
  }
  void end() override {
    view_.state = nullptr;
    snapshot_.reset();
  }
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
  const Committed& committed_;
  Snapshot snapshot_;
  View view_;
  AccountView accounts_{view_};
  BlockView blocks_{view_};
  ContactView contacts_{view_};
  PresenceView presence_{view_};
  SessionView sessions_{view_};
  ConversationView conversations_{view_};
  MessageView messages_{view_};
  FileView files_{view_};
  SearchView search_{view_};
  AuditView audit_{view_};
  InviteView invites_{view_};
  OverviewView overview_{view_};
  ArchiveView archive_{view_};
};

class MemoryStorage final : public core::Storage {
 public:
  MemoryStorage() {
    (void)conversations_.add_room(base::random_id("c"), core::kGeneralRoom, "", true,
                                  base::SystemClock().wall());
    (void)commit();
  }

  Result<void> begin() override {
    rollback();
    return {};
  }
  bool has_written() const override { return false; }
  Result<void> commit() override {
    committed_.set(std::make_shared<const State>(state_));
    return {};
  }
  void rollback() override { state_ = *committed_.get(); }

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
  Result<std::unique_ptr<core::Reader>> open_reader() override {
    return std::make_unique<MemoryReader>(committed_);
  }

 private:
  Committed committed_;
  State state_;  // of the transaction under way
  View view_{&state_};
  Accounts accounts_{state_, view_};
  Blocks blocks_{state_, view_};
  Contacts contacts_{state_, view_};
  Presence presence_{state_, view_};
  Sessions sessions_{state_, view_};
  Conversations conversations_{state_, view_};
  Messages messages_{state_, view_};
  Files files_{state_, view_};
  Audit audit_{state_, view_};
  Invites invites_{state_, view_};
  Archive archive_{state_};
};

}  // namespace

std::unique_ptr<core::Storage> make() {
  return std::make_unique<MemoryStorage>();
}

}  // namespace banter::storage::memory
