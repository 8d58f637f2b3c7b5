#include "server/storage/sqlite/engine/checkpointer.hpp"

#include <algorithm>
#include <utility>

namespace banter::storage::sqlite {

Checkpointer::Checkpointer(const Connection::Settings& settings, base::Log log, int every_frames)
    : every_frames_(every_frames), connection_(settings), complaints_(std::move(log)) {
  // The first read is what makes this connection hold the index of the log.
  if (connection_.open()) connection_.run("select 1 from state");
  if (every_frames_ > 0) thread_ = std::thread([this] { work(); });
}

Checkpointer::~Checkpointer() {
  {
    std::lock_guard hold(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Checkpointer::log_has(int frames) {
  if (every_frames_ == 0) return;
  if (frames < seen_frames_) {
    // All was copied, and the log begins again.
    asked_frames_ = 0;
    copied_frames_ = 0;
  }
  seen_frames_ = frames;
  if (frames - asked_frames_ < every_frames_) return;
  asked_frames_ = frames;
  {
    std::lock_guard hold(mutex_);
    wanted_ = true;
  }
  wake_.notify_one();
}

void Checkpointer::finish(Connection& writer, int most_frames) {
  if (seen_frames_ - copied_frames_ > most_frames) return;
  std::unique_lock hold(running_, std::try_to_lock);
  if (!hold.owns_lock()) return;
  sqlite3_wal_checkpoint_v2(writer.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Checkpointer::work() {
  while (true) {
    {
      std::unique_lock hold(mutex_);
      wake_.wait(hold, [this] { return wanted_ || ending_; });
      if (ending_) return;
      wanted_ = false;
    }
    checkpoint();
  }
}

void Checkpointer::checkpoint() {
  std::lock_guard hold(running_);
  if (auto opened = connection_.open(); !opened) {
    complaints_.cannot_open(opened.error());
    return;
  }
  int copied = 0;
  const int result =
      sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, &copied);
  copied_frames_ = std::max(copied, 0);
  if (result == SQLITE_OK || (result & 0xff) == SQLITE_BUSY) {
    complaints_.works(connection_);
    return;
  }
  // What was not copied stays in the log, where the next attempt finds it.
  complaints_.checkpoint_failed(connection_);
}

}  // namespace banter::storage::sqlite
