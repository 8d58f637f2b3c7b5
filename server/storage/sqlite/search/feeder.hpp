#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "server/storage/sqlite/engine/complaints.hpp"
#include "server/storage/sqlite/search/index_file.hpp"
#include "server/storage/sqlite/search/index_source.hpp"
#include "server/storage/sqlite/search/index_state.hpp"
#include "server/storage/sqlite/search/index_writer.hpp"

namespace banter::storage::sqlite {

/// Keeps the index behind the database, on a thread of its own that gives way to all others. It reads what
/// was committed and never holds a lock that a commit waits for. An index that is missing, damaged, of
/// another database or version, ahead of the database, or not known to be on disk, is made anew.
class Feeder {
 public:
  /// `database`: how to open it, for reading. The state outlives the feeder.
  Feeder(Connection::Settings database, IndexState& state, base::Log log);
  /// Ends at the next step; puts the index on disk.
  ~Feeder();
  Feeder(const Feeder&) = delete;
  Feeder& operator=(const Feeder&) = delete;

  /// Core's thread, after a commit that wrote. Wakes the thread only if it sleeps, which it does not soon
  /// after it was woken.
  void committed();

  /// Waits until everything that was committed before is in the index, but for what fills no unit yet. Any
  /// thread; for tests.
  void finish();

 private:
  enum class Fed { all, more, failed };

  void run();
  void feed();
  Fed step();
  bool open_index(bool damaged);
  std::string reason_against(const std::optional<About>& about);
  bool make_anew(const std::string& reason);
  protocol::Result<Fed> gather();
  protocol::Result<void> write();
  Fed fail();

  IndexState& state_;
  base::Log log_;
  Complaints complaints_;
  std::atomic<bool> ending_ = false;  // set with the mutex; what takes long looks at it without
  // The thread's own.
  IndexSource source_;
  IndexFile file_;
  IndexWriter writer_;
  UnitBuilder builder_;
  About about_;  // of the index as it stands
  About next_;   // what it will be when what was gathered is written
  struct Changed {
    IndexWriter::Words gone, present;
  };
  std::map<std::int64_t, Changed> changed_;  // gathered, by key
  bool is_open_ = false;
  std::uint64_t made_ = 0;

  std::atomic<bool> called_ = true;  // there may be something new; the first time there is
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable fed_;
  bool failed_ = false;
  std::uint64_t asked_ = 0;
  std::uint64_t answered_ = 0;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace banter::storage::sqlite
