#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace banter::power_cut {

// A file of the simulated disk: what the operating system shows of it, and what would be there after a power
// cut.
struct File {
  std::string now;
  std::string on_disk;
  std::set<std::size_t> dirty;  // sectors of `now` that no sync has brought to the disk

  // Locks on the main database file; guarded by the disk's mutex.
  int shared = 0;
  const void* reserved_by = nullptr;
  const void* exclusive_by = nullptr;
  void forget_locks() {
    shared = 0;
    reserved_by = exclusive_by = nullptr;
  }
};

// The memory that connections of one database share; not a file, and gone with the power.
struct SharedMemory {
  static constexpr int kLocks = 8;
  std::vector<std::unique_ptr<char[]>> regions;
  int shared[kLocks] = {};
  const void* exclusive_by[kLocks] = {};
  int users = 0;
};

enum class Survives {
  only_what_was_synced,
  random_sectors,  // of what was not synced: each with even chances
  everything,      // only the programs are gone, and the system with its memory is not
};

// A disk in memory, seen by SQLite as the VFS called name(). Any thread.
//
// Calls that could change what is on it are counted, and at a chosen one the power fails: it and all later
// ones give an I/O error, until restart() shows what has survived.
class Disk {
 public:
  explicit Disk(unsigned seed);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  const char* name() const { return name_.c_str(); }

  // The power fails with the call `call`, counted from 1 and from now.
  void cut_power_at(std::int64_t call);
  bool is_off() const;
  std::int64_t calls() const;
  // All files must be closed by now.
  void restart(Survives what);

  // Writes that would make the files longer than this together give SQLITE_FULL.
  void set_capacity(std::size_t bytes);
  // The next sync fails, and as on Linux what it should have written counts as clean from then on.
  void fail_next_sync();
  // Reads fail from now on, or no longer.
  void fail_reads(bool fail);

  std::size_t bytes_used() const;

 private:
  friend class Vfs;
  static constexpr std::size_t kSector = 512;

  // For the VFS. All give an SQLite result code.

  int open(const std::string& path, bool create, std::shared_ptr<File>& file);
  int remove(const std::string& path, bool sync_folder);
  bool exists(const std::string& path) const;
  int read(const File& file, char* into, std::size_t bytes, std::size_t offset) const;
  int write(File& file, const char* from, std::size_t bytes, std::size_t offset);
  int truncate(File& file, std::size_t bytes);
  int sync(const std::string& path, File& file);
  std::size_t size(const File& file) const;
  int lock(File& file, const void* who, int held, int wanted);
  void unlock(File& file, const void* who, int held, int wanted);
  bool is_reserved(const File& file) const;
  std::shared_ptr<SharedMemory> shared_memory(const std::string& path);
  void leave_shared_memory(const std::string& path);

  bool counts_and_fails();
  std::size_t used() const;
  void survive(File& file, Survives what);

  mutable std::mutex mutex_;
  const std::string name_;
  std::mt19937 dice_;
  std::map<std::string, std::shared_ptr<File>> files_;
  std::map<std::string, std::shared_ptr<File>> files_on_disk_;  // whose names a sync has brought there
  std::map<std::string, std::shared_ptr<SharedMemory>> memories_;
  std::int64_t calls_ = 0;
  std::int64_t cut_at_ = -1;
  bool off_ = false;
  bool fail_next_sync_ = false;
  bool fail_reads_ = false;
  std::size_t capacity_ = SIZE_MAX;
  std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace banter::power_cut
