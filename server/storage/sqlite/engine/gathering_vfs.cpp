#include "server/storage/sqlite/engine/gathering_vfs.hpp"

#include <cstddef>
#include <cstdint>
#include <new>

#include "server/storage/sqlite/engine/library.hpp"

namespace banter::storage::sqlite {
namespace {

constexpr std::size_t kMostGathered = 30 * (4096 + 24);  // SQLite's own VFS writes less than 128 KiB at once

sqlite3_vfs* base_of(sqlite3_vfs* vfs) {
  return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

// The log as SQLite holds it open. The file of the VFS below lies behind it in the same memory, which SQLite
// allocates; so the constructor is called in place.
struct Log {
  sqlite3_file file{};
  std::string gathered;
  sqlite3_int64 begin = 0;  // where in the file `gathered` belongs

  sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }

  int pass_on() {
    if (gathered.empty()) return SQLITE_OK;
    const int result =
        below()->pMethods->xWrite(below(), gathered.data(), static_cast<int>(gathered.size()), begin);
    gathered.clear();
    return result;
  }
};

Log& of(sqlite3_file* file) {
  return *reinterpret_cast<Log*>(file);
}

int close(sqlite3_file* file) {
  // What is still gathered was never committed.
  Log& log = of(file);
  const int result = log.below()->pMethods->xClose(log.below());
  log.~Log();
  return result;
}

int write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
  Log& log = of(file);
  const auto size = static_cast<std::size_t>(bytes);
  const bool goes_on = offset == log.begin + static_cast<sqlite3_int64>(log.gathered.size());
  if (!goes_on || log.gathered.size() + size > kMostGathered) {
    if (const int passed = log.pass_on(); passed != SQLITE_OK) return passed;
  }
  if (log.gathered.empty()) log.begin = offset;
  log.gathered.append(static_cast<const char*>(from), size);
  return SQLITE_OK;
}

int sync(sqlite3_file* file, int flags) {
  Log& log = of(file);
  const int passed = log.pass_on();
  return passed != SQLITE_OK ? passed : log.below()->pMethods->xSync(log.below(), flags);
}

int read(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
  Log& log = of(file);
  const int passed = log.pass_on();
  return passed != SQLITE_OK ? passed : log.below()->pMethods->xRead(log.below(), into, bytes, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  Log& log = of(file);
  const int passed = log.pass_on();
  return passed != SQLITE_OK ? passed : log.below()->pMethods->xTruncate(log.below(), size);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  Log& log = of(file);
  const int passed = log.pass_on();
  return passed != SQLITE_OK ? passed : log.below()->pMethods->xFileSize(log.below(), size);
}

int lock(sqlite3_file* file, int level) {
  return of(file).below()->pMethods->xLock(of(file).below(), level);
}
int unlock(sqlite3_file* file, int level) {
  return of(file).below()->pMethods->xUnlock(of(file).below(), level);
}
int check_reserved(sqlite3_file* file, int* result) {
  return of(file).below()->pMethods->xCheckReservedLock(of(file).below(), result);
}
int control(sqlite3_file* file, int what, void* argument) {
  return of(file).below()->pMethods->xFileControl(of(file).below(), what, argument);
}
int sector_size(sqlite3_file* file) {
  return of(file).below()->pMethods->xSectorSize(of(file).below());
}
int characteristics(sqlite3_file* file) {
  return of(file).below()->pMethods->xDeviceCharacteristics(of(file).below());
}

// Version 1: a log is neither mapped nor has it an index in shared memory; that belongs to the database file.
constexpr sqlite3_io_methods kMethods{
    .iVersion = 1,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* base = base_of(vfs);
  if ((flags & SQLITE_OPEN_WAL) == 0) return base->xOpen(base, path, file, flags, out_flags);
  file->pMethods = nullptr;
  auto* log = new (file) Log;
  const int result = base->xOpen(base, path, log->below(), flags, out_flags);
  if (result != SQLITE_OK) {
    // Where there are methods there is something to close, even after a failure.
    if (log->below()->pMethods != nullptr) log->below()->pMethods->xClose(log->below());
    log->~Log();
    file->pMethods = nullptr;
    return result;
  }
  log->file.pMethods = &kMethods;
  return SQLITE_OK;
}

// The name of a VFS is known to the whole process.
std::string unique_name(const void* of_whom) {
  return "banter-gathering-" + std::to_string(reinterpret_cast<std::uintptr_t>(of_whom));
}

}  // namespace

GatheringVfs::GatheringVfs(const std::string& base) : name_(unique_name(this)) {
  prepare_library();
  sqlite3_vfs* below = sqlite3_vfs_find(base.empty() ? nullptr : base.c_str());
  vfs_ = *below;
  vfs_.zName = name_.c_str();
  vfs_.pNext = nullptr;
  vfs_.pAppData = below;
  vfs_.szOsFile = static_cast<int>(sizeof(Log)) + below->szOsFile;
  vfs_.xOpen = open;
  vfs_.xDelete = [](sqlite3_vfs* vfs, const char* path, int sync_folder) {
    return base_of(vfs)->xDelete(base_of(vfs), path, sync_folder);
  };
  vfs_.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
    return base_of(vfs)->xAccess(base_of(vfs), path, flags, result);
  };
  vfs_.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int bytes, char* out) {
    return base_of(vfs)->xFullPathname(base_of(vfs), path, bytes, out);
  };
  sqlite3_vfs_register(&vfs_, 0);
}

GatheringVfs::~GatheringVfs() {
  sqlite3_vfs_unregister(&vfs_);
}

}  // namespace banter::storage::sqlite
