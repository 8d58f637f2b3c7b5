#include "tests/power_cut/disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "tests/power_cut/vfs.hpp"

namespace banter::power_cut {

Disk::Disk(unsigned seed)
    : name_("disk-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))), dice_(seed) {
  vfs_ = make_vfs(*this);
  sqlite3_vfs_register(vfs_.get(), 0);
}

Disk::~Disk() {
  sqlite3_vfs_unregister(vfs_.get());
}

void Disk::cut_power_at(std::int64_t call) {
  std::lock_guard hold(mutex_);
  cut_at_ = calls_ + call;
}

bool Disk::is_off() const {
  std::lock_guard hold(mutex_);
  return off_;
}

std::int64_t Disk::calls() const {
  std::lock_guard hold(mutex_);
  return calls_;
}

void Disk::set_capacity(std::size_t bytes) {
  std::lock_guard hold(mutex_);
  capacity_ = bytes;
}

void Disk::fail_next_sync() {
  std::lock_guard hold(mutex_);
  fail_next_sync_ = true;
}

void Disk::fail_reads(bool fail) {
  std::lock_guard hold(mutex_);
  fail_reads_ = fail;
}

std::size_t Disk::bytes_used() const {
  std::lock_guard hold(mutex_);
  return used();
}

std::size_t Disk::used() const {
  std::size_t bytes = 0;
  for (const auto& [path, file] : files_)
    bytes += file->now.size();
  return bytes;
}

bool Disk::counts_and_fails() {
  ++calls_;
  if (calls_ == cut_at_) off_ = true;
  return off_;
}

void Disk::restart(Survives what) {
  std::lock_guard hold(mutex_);
  memories_.clear();
  off_ = fail_next_sync_ = fail_reads_ = false;
  cut_at_ = -1;
  if (what == Survives::everything) {
    for (const auto& [path, file] : files_)
      file->forget_locks();
    return;
  }
  std::map<std::string, std::shared_ptr<File>> survivors;
  const auto keep = [&](const std::string& path, const std::shared_ptr<File>& file) {
    if (survivors.emplace(path, file).second) survive(*file, what);
  };
  const bool by_chance = what == Survives::random_sectors;
  for (const auto& [path, file] : files_on_disk_) {
    // A name whose removal was not synced may be there again.
    const bool removed = !files_.contains(path);
    if (!removed || !by_chance || dice_() % 2 == 0) keep(path, file);
  }
  for (const auto& [path, file] : files_) {
    if (by_chance && dice_() % 2 == 0) keep(path, file);
  }
  files_ = survivors;
  files_on_disk_ = survivors;
}

void Disk::survive(File& file, Survives what) {
  if (what == Survives::random_sectors) {
    const bool is_cut_short = file.now.size() < file.on_disk.size();
    if (is_cut_short && dice_() % 2 == 0) file.on_disk.resize(file.now.size());
    for (const std::size_t sector : file.dirty) {
      const std::size_t begin = sector * kSector;
      if (dice_() % 2 == 0 || begin >= file.now.size()) continue;
      const std::size_t bytes = std::min(kSector, file.now.size() - begin);
      file.on_disk.resize(std::max(file.on_disk.size(), begin + bytes));
      std::memcpy(file.on_disk.data() + begin, file.now.data() + begin, bytes);
    }
  }
  file.now = file.on_disk;
  file.dirty.clear();
  file.forget_locks();
}

int Disk::open(const std::string& path, bool create, std::shared_ptr<File>& file) {
  std::lock_guard hold(mutex_);
  if (counts_and_fails()) return SQLITE_CANTOPEN;
  const auto found = files_.find(path);
  if (found != files_.end()) {
    file = found->second;
    return SQLITE_OK;
  }
  if (!create) return SQLITE_CANTOPEN;
  file = std::make_shared<File>();
  files_[path] = file;
  return SQLITE_OK;
}

int Disk::remove(const std::string& path, bool sync_folder) {
  std::lock_guard hold(mutex_);
  if (counts_and_fails()) return SQLITE_IOERR_DELETE;
  if (files_.erase(path) == 0) return SQLITE_IOERR_DELETE_NOENT;
  if (sync_folder) files_on_disk_.erase(path);
  return SQLITE_OK;
}

bool Disk::exists(const std::string& path) const {
  std::lock_guard hold(mutex_);
  return files_.contains(path);
}

int Disk::read(const File& file, char* into, std::size_t bytes, std::size_t offset) const {
  std::lock_guard hold(mutex_);
  if (off_ || fail_reads_) return SQLITE_IOERR_READ;
  const std::size_t there = offset < file.now.size() ? std::min(bytes, file.now.size() - offset) : 0;
  std::memcpy(into, file.now.data() + std::min(offset, file.now.size()), there);
  if (there == bytes) return SQLITE_OK;
  std::memset(into + there, 0, bytes - there);
  return SQLITE_IOERR_SHORT_READ;
}

int Disk::write(File& file, const char* from, std::size_t bytes, std::size_t offset) {
  std::lock_guard hold(mutex_);
  // With the power going, some of this very write may get to the disk.
  const bool fails = off_ || counts_and_fails();
  if (fails && calls_ != cut_at_) return SQLITE_IOERR_WRITE;
  const std::size_t end = offset + bytes;
  if (end > file.now.size()) {
    if (used() + (end - file.now.size()) > capacity_) return SQLITE_FULL;
    file.now.resize(end);
  }
  std::memcpy(file.now.data() + offset, from, bytes);
  for (std::size_t sector = offset / kSector; sector * kSector < end; ++sector)
    file.dirty.insert(sector);
  return fails ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

int Disk::truncate(File& file, std::size_t bytes) {
  std::lock_guard hold(mutex_);
  if (counts_and_fails()) return SQLITE_IOERR_TRUNCATE;
  file.now.resize(std::min(bytes, file.now.size()));
  return SQLITE_OK;
}

int Disk::sync(const std::string& path, File& file) {
  std::lock_guard hold(mutex_);
  if (counts_and_fails()) return SQLITE_IOERR_FSYNC;
  if (fail_next_sync_) {
    fail_next_sync_ = false;
    file.dirty.clear();
    return SQLITE_IOERR_FSYNC;
  }
  file.on_disk.resize(file.now.size());
  for (const std::size_t sector : file.dirty) {
    const std::size_t begin = sector * kSector;
    if (begin >= file.now.size()) continue;
    std::memcpy(file.on_disk.data() + begin, file.now.data() + begin,
                std::min(kSector, file.now.size() - begin));
  }
  file.dirty.clear();
  if (const auto found = files_.find(path); found != files_.end() && found->second.get() == &file) {
    files_on_disk_[path] = found->second;
  }
  return SQLITE_OK;
}

std::size_t Disk::size(const File& file) const {
  std::lock_guard hold(mutex_);
  return file.now.size();
}

std::shared_ptr<SharedMemory> Disk::shared_memory(const std::string& path) {
  std::lock_guard hold(mutex_);
  auto& memory = memories_[path];
  if (!memory) memory = std::make_shared<SharedMemory>();
  ++memory->users;
  return memory;
}

void Disk::leave_shared_memory(const std::string& path) {
  std::lock_guard hold(mutex_);
  const auto found = memories_.find(path);
  if (found != memories_.end() && --found->second->users == 0) memories_.erase(found);
}

int Disk::lock(File& file, const void* who, int held, int wanted) {
  std::lock_guard hold(mutex_);
  const bool others_exclude = file.exclusive_by != nullptr && file.exclusive_by != who;
  if (wanted == SQLITE_LOCK_SHARED) {
    if (others_exclude) return SQLITE_BUSY;
    ++file.shared;
    return SQLITE_OK;
  }
  if (file.reserved_by != nullptr && file.reserved_by != who) return SQLITE_BUSY;
  file.reserved_by = who;
  if (wanted == SQLITE_LOCK_RESERVED) return SQLITE_OK;
  if (others_exclude) return SQLITE_BUSY;
  const int own = held >= SQLITE_LOCK_SHARED ? 1 : 0;
  if (file.shared > own) return SQLITE_BUSY;
  file.exclusive_by = who;
  return SQLITE_OK;
}

void Disk::unlock(File& file, const void* who, int held, int wanted) {
  std::lock_guard hold(mutex_);
  if (file.reserved_by == who) file.reserved_by = nullptr;
  if (file.exclusive_by == who) file.exclusive_by = nullptr;
  if (wanted == SQLITE_LOCK_NONE && held >= SQLITE_LOCK_SHARED && file.shared > 0) --file.shared;
}

bool Disk::is_reserved(const File& file) const {
  std::lock_guard hold(mutex_);
  return file.reserved_by != nullptr || file.exclusive_by != nullptr;
}

}  // namespace banter::power_cut
