#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "server/blobs/disk/folders.hpp"
#include "server/blobs/disk/threads/file_threads.hpp"
#include "server/blobs/disk/uploads/partial.hpp"

namespace banter::blobs::disk {

// An upload that somebody works with, or did lately. Its file belongs to its lane: what is done with it is a
// job there.
class UploadEntry {
 public:
  enum class User : std::uint8_t { nobody, request, placing, dropping };

  UploadEntry(const Folders& folders, std::string id, SyncFile sync)
      : id(std::move(id)), partial(folders, this->id, sync) {}

  const std::string id;
  const std::shared_ptr<FileThreads::Lane> lane = std::make_shared<FileThreads::Lane>();
  Partial partial;       // the lane's
  bool dropped = false;  // the lane's: nothing may be written any more

 private:
  friend class UploadTable;
  User user_ = User::nobody;
  std::function<void()> let_go_;
  std::list<std::shared_ptr<UploadEntry>>::iterator place_;
};

// Who works with which upload. It remembers uploads for a while after that, so that one that comes in many
// requests is not opened and hashed again for each. Any thread.
class UploadTable {
 public:
  // most_idle: uploads that are remembered without anybody who works with them.
  UploadTable(const Folders& folders, FileThreads& threads, SyncFile sync, std::size_t most_idle)
      : folders_(folders), threads_(threads), sync_(sync), most_idle_(most_idle) {}

  enum class Use : std::uint8_t { request, look, place, drop };
  struct Taken {
    std::shared_ptr<UploadEntry> entry;  // null: another has it, or, except for a look, it is being dropped
    bool dropping = false;
    std::function<void()> ask;  // asks that other to let go; to be called if there is one
  };
  // `let_go` is for Use::request, and asks whoever takes it now. The use ends by leave(), but that a look
  // needs none and a drop ends by forget(). What one posts to the entry's lane before it leaves comes before
  // everything of the next one.
  Taken take(const std::string& id, Use use, std::function<void()> let_go = {});
  void leave(UploadEntry& entry);
  // Closes what is remembered beyond most_idle. It cannot close what a job still works with: for whoever
  // lets go of an entry after it has left it, or is about to.
  void tidy();
  // There is no such upload any more.
  void forget(UploadEntry& entry);

  // Requests that write now.
  std::size_t requests() const;

 private:
  std::shared_ptr<UploadEntry>& find(const std::string& id);
  std::list<std::shared_ptr<UploadEntry>> shrink();
  void close(std::list<std::shared_ptr<UploadEntry>> gone);

  const Folders& folders_;
  FileThreads& threads_;
  const SyncFile sync_;
  const std::size_t most_idle_;
  mutable std::mutex mutex_;
  std::list<std::shared_ptr<UploadEntry>> recent_;  // the latest first
  std::unordered_map<std::string, UploadEntry*> by_id_;
  std::size_t requests_ = 0;
};

}  // namespace banter::blobs::disk
