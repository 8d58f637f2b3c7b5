#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "server/storage/sqlite/engine/complaints.hpp"
#include "server/storage/sqlite/engine/connection.hpp"

namespace banter::storage::sqlite {

/// Copies the write-ahead log into the database file, behind the writer's back: a thread with a connection of
/// its own. That connection also keeps the shared index of the log alive while the writer reopens, so that
/// a commit whose sync failed is never found again and trusted.
class Checkpointer {
 public:
  /// The database exists. `every_frames`: a checkpoint for so many new frames; 0: only
  /// those that the writer asks for, and no thread.
  Checkpointer(const Connection::Settings& settings, base::Log log, int every_frames);
  /// Waits for a checkpoint that runs.
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  /// Writer's thread, after each commit: the log has so many frames.
  void log_has(int frames);

  /// Writer's thread, between transactions: copies the last frames, if they are at most `most_frames`, so
  /// that the next transaction can begin the log anew. Under a load that never pauses there is always a
  /// commit that the thread has not seen, and the log would grow for ever. Waits for nobody. A failure is no
  /// matter: what was not copied stays in the log.
  void finish(Connection& writer, int most_frames);

 private:
  void work();
  void checkpoint();

  const int every_frames_;
  Connection connection_;
  Complaints complaints_;
  int seen_frames_ = 0;   // writer's thread
  int asked_frames_ = 0;  // writer's thread; when it last wanted a checkpoint
  std::atomic<int> copied_frames_ = 0;
  std::mutex running_;  // held while a checkpoint runs
  std::mutex mutex_;
  std::condition_variable wake_;
  bool wanted_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace banter::storage::sqlite
