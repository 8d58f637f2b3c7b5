#include "server/app/startup/offline.hpp"

#include <fmt/core.h>

#include <cerrno>

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
  core::AccountRates renames;
  const core::PresenceBoard board;
  base::Log log;
  core::Services services{.accounts = storage_->accounts(),
                          .blocks = storage_->blocks(),
                          .contacts = storage_->contacts(),
                          .presence = storage_->presence(),
                          .sessions = storage_->sessions(),
                          .conversations = storage_->conversations(),
                          .messages = storage_->messages(),
                          .files = storage_->files(),
                          .audit = storage_->audit(),
                          .invites = storage_->invites(),
                          .blobs = nullptr,
                          .clock = clock,
                          .settings = settings,
                          .attempts = attempts,
                          .typing = typing,
                          .renames = renames,
                          .board = board,
                          .log = log};
  BANTER_CHECK(storage_->begin());
  if (auto steps = act(services); !steps) {
    storage_->rollback();
    return std::unexpected(std::move(steps.error()));
  }
  return storage_->commit();
}

base::Expected<std::string> work_offline(
    const std::string& folder, const std::function<base::Expected<std::string>(OfflineStorage&)>& work) {
  auto data = DataFolder::open(folder);
  if (!data && data.error().os_error == EWOULDBLOCK) {
    return base::fault(
        fmt::format("the data folder {} is in use by a banterd that cannot be reached; try again", folder));
  }
  if (!data) return std::unexpected(data.error());
  BANTER_TRY(storage, OfflineStorage::open(*data));
  return work(storage);
}

}  // namespace banter::app
