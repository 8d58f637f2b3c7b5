#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "server/core/ports/storage.hpp"

namespace banter::core {

// Removes the files and uploads that nothing holds and whose time has come, and, soon after the start and
// some times a day, bytes that no file has, as a crash or a refused request may leave them. In pieces so
// small that nobody waits for them, each in a transaction of its own between those of the requests. Core
// thread.
class Collector {
 public:
  // blobs: null when there are no files.
  Collector(Storage& storage, Blobs* blobs, const base::Clock& clock, base::Log& log);

  // When work() has something to do; in steady milliseconds.
  base::Millis due() const { return due_; }
  // Does one piece if it is due. No transaction is under way. `listed` hears, on any thread, what stands on a
  // shelf of the blobs: it belongs into compare().
  void work(const std::function<void(protocol::Result<Blobs::Shelf>)>& listed);
  // Bytes that were stored, and perhaps for nothing: looked at with the next piece. None when it went well.
  void suspect(const ContentHash& content) { suspects_.push_back(content); }
  // Lets go what no file has. No transaction is under way.
  void compare(const protocol::Result<Blobs::Shelf>& shelf);

 private:
  protocol::Result<bool> remove_expired();
  protocol::Result<std::size_t> retire_unknown(const std::vector<ContentHash>& contents);
  protocol::Result<void> drop_unknown(const Blobs::Shelf& shelf);

  Storage& storage_;
  Blobs* const blobs_;
  const base::Clock& clock_;
  base::Log& log_;
  base::Millis due_;
  base::Millis compare_due_;
  unsigned shelf_ = 0;  // the next to be compared
  std::vector<ContentHash> suspects_;
};

}  // namespace banter::core
