#include "server/storage/sqlite/engine/checkpointer.hpp"

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
  // A smaller number: the log was all copied, and begins again.
  if (frames < seen_frames_) done_frames_ = 0;
  seen_frames_ = frames;
  if (frames - done_frames_.load(std::memory_order_relaxed) < every_frames_) return;
  done_frames_ = frames;
  {
    std::lock_guard hold(mutex_);
    wanted_ = true;
  }
  wake_.notify_one();
}

void Checkpointer::copy_log(Connection& writer) {
  sqlite3_wal_checkpoint_v2(writer.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

bool Checkpointer::empty_log(Connection& writer) {
  std::unique_lock hold(running_, std::try_to_lock);
  if (!hold.owns_lock()) return false;
  // A checkpoint that must wait for readers would make everybody wait.
  sqlite3_busy_timeout(writer.handle(), 0);
  const int result = sqlite3_wal_checkpoint_v2(writer.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  writer.set_patience();
  return result == SQLITE_OK;
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
  const int result =
      sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (result == SQLITE_OK || (result & 0xff) == SQLITE_BUSY) {
    complaints_.works(connection_);
    return;
  }
  // What was not copied stays in the log, where the next attempt finds it.
  complaints_.checkpoint_failed(connection_);
}

}  // namespace banter::storage::sqlite
