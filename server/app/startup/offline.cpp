#include "server/app/startup/offline.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/try.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::app {

base::Expected<OfflineStorage> OfflineStorage::open(const DataFolder& data) {
  BANTER_TRY(storage, storage::sqlite::open({.path = data.at(kDatabaseName),
                                             .log = base::Log::to_stderr(base::Log::Level::warn)}));
  return OfflineStorage(std::move(storage));
}

protocol::Result<void> OfflineStorage::administer(const core::Engine::Act& act) {
  const base::SystemClock clock;
  const core::Settings settings;
  core::Attempts attempts;
  core::TypingGate typing;
  const core::PresenceBoard board;
  base::Log log;
  core::Services services{.accounts = storage_->accounts(),
                          .blocks = storage_->blocks(),
                          .contacts = storage_->contacts(),
                          .presence = storage_->presence(),
                          .sessions = storage_->sessions(),
                          .conversations = storage_->conversations(),
                          .messages = storage_->messages(),
                          .clock = clock,
                          .settings = settings,
                          .attempts = attempts,
                          .typing = typing,
                          .board = board,
                          .log = log};
  BANTER_CHECK(storage_->begin());
  if (auto steps = act(services); !steps) {
    storage_->rollback();
    return std::unexpected(std::move(steps.error()));
  }
  return storage_->commit();
}

}  // namespace banter::app
