#include "server/blobs/disk/uploads/upload_table.hpp"

#include <utility>

namespace banter::blobs::disk {

using User = UploadEntry::User;

UploadTable::Taken UploadTable::take(const std::string& id, Use use, std::function<void()> let_go) {
  std::list<std::shared_ptr<UploadEntry>> gone;
  Taken taken;
  {
    const std::lock_guard hold(mutex_);
    std::shared_ptr<UploadEntry>& entry = find(id);
    const bool is_free = entry->user_ == User::nobody;
    taken.ask = std::exchange(entry->let_go_, nullptr);
    taken.dropping = entry->user_ == User::dropping;
    if (is_free || (use == Use::drop && !taken.dropping) || (use == Use::look && taken.dropping)) {
      taken.entry = entry;
      if (entry->user_ == User::request) --requests_;  // its leave() changes nothing any more
      if (use == Use::request) {
        entry->user_ = User::request;
        entry->let_go_ = std::move(let_go);
        ++requests_;
      } else if (use == Use::place) {
        entry->user_ = User::placing;
      } else if (use == Use::drop) {
        entry->user_ = User::dropping;
      }
    }
    gone = shrink();
  }
  close(std::move(gone));
  return taken;
}

// Closing a file is the disk's matter.
void UploadTable::close(std::list<std::shared_ptr<UploadEntry>> gone) {
  if (gone.empty()) return;
  (void)threads_.post({.step = [gone = std::move(gone)]() -> FileThreads::Next { return {}; }});
}

std::shared_ptr<UploadEntry>& UploadTable::find(const std::string& id) {
  if (const auto found = by_id_.find(id); found != by_id_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second->place_);
    return recent_.front();
  }
  recent_.push_front(std::make_shared<UploadEntry>(folders_, id, sync_));
  recent_.front()->place_ = recent_.begin();
  by_id_.emplace(id, recent_.front().get());
  return recent_.front();
}

// Takes out what is remembered longest and nobody works with. Whoever does holds the entry besides this
// table, where alone it is to be had, so that the count tells.
std::list<std::shared_ptr<UploadEntry>> UploadTable::shrink() {
  std::list<std::shared_ptr<UploadEntry>> gone;
  constexpr int kMostLooks = 8;  // those in use are put to the front meanwhile: it is their turn later
  for (int looks = 0; looks < kMostLooks && recent_.size() > most_idle_; ++looks) {
    const auto last = std::prev(recent_.end());
    if (last->use_count() > 1 || (*last)->user_ != User::nobody) {
      recent_.splice(recent_.begin(), recent_, last);
      continue;
    }
    by_id_.erase((*last)->id);
    gone.splice(gone.end(), recent_, last);
  }
  return gone;
}

void UploadTable::leave(UploadEntry& entry) {
  std::function<void()> let_go;  // goes without the lock
  {
    const std::lock_guard hold(mutex_);
    if (entry.user_ == User::dropping) return;
    if (entry.user_ == User::request) --requests_;
    entry.user_ = User::nobody;
    let_go = std::exchange(entry.let_go_, nullptr);
  }
  tidy();
}

void UploadTable::tidy() {
  std::list<std::shared_ptr<UploadEntry>> gone;
  {
    const std::lock_guard hold(mutex_);
    gone = shrink();
  }
  close(std::move(gone));
}

void UploadTable::forget(UploadEntry& entry) {
  std::shared_ptr<UploadEntry> gone;
  const std::lock_guard hold(mutex_);
  const auto found = by_id_.find(entry.id);
  if (found == by_id_.end() || found->second != &entry) return;
  by_id_.erase(found);
  gone = std::move(*entry.place_);
  recent_.erase(entry.place_);
}

std::size_t UploadTable::requests() const {
  const std::lock_guard hold(mutex_);
  return requests_;
}

}  // namespace banter::blobs::disk
