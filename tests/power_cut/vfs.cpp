#include "tests/power_cut/vfs.hpp"

#include <cstring>
#include <new>

namespace banter::power_cut {
namespace {

// What SQLite keeps for each open file. It allocates the bytes, so the constructor is called in place.
struct Handle {
  sqlite3_file base{};
  Disk* disk = nullptr;
  std::string path;
  std::shared_ptr<File> file;
  int lock = SQLITE_LOCK_NONE;
  bool delete_on_close = false;
  std::shared_ptr<SharedMemory> memory;
  int shared_mask = 0;
  int exclusive_mask = 0;
};

Handle& of(sqlite3_file* file) {
  return *reinterpret_cast<Handle*>(file);
}

}  // namespace

// The only one who may look into a Disk.
class Vfs {
 public:
  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags);
  static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    return disk_of(vfs).remove(path, sync_folder != 0);
  }
  static int access(sqlite3_vfs* vfs, const char* path, int, int* result) {
    *result = disk_of(vfs).exists(path) ? 1 : 0;
    return SQLITE_OK;
  }
  static int full_path(sqlite3_vfs*, const char* path, int bytes, char* out) {
    sqlite3_snprintf(bytes, out, "%s", path);
    return SQLITE_OK;
  }

  static int close(sqlite3_file* file);
  static int read(sqlite3_file* file, void* into, int bytes, sqlite3_int64 offset) {
    Handle& handle = of(file);
    return handle.disk->read(*handle.file, static_cast<char*>(into), static_cast<std::size_t>(bytes),
                             static_cast<std::size_t>(offset));
  }
  static int write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
    Handle& handle = of(file);
    return handle.disk->write(*handle.file, static_cast<const char*>(from), static_cast<std::size_t>(bytes),
                              static_cast<std::size_t>(offset));
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 bytes) {
    return of(file).disk->truncate(*of(file).file, static_cast<std::size_t>(bytes));
  }
  static int sync(sqlite3_file* file, int) { return of(file).disk->sync(of(file).path, *of(file).file); }
  static int size(sqlite3_file* file, sqlite3_int64* bytes) {
    *bytes = static_cast<sqlite3_int64>(of(file).disk->size(*of(file).file));
    return SQLITE_OK;
  }

  static int lock(sqlite3_file* file, int wanted) {
    Handle& handle = of(file);
    if (handle.lock >= wanted) return SQLITE_OK;
    const int result = handle.disk->lock(*handle.file, &handle, handle.lock, wanted);
    if (result == SQLITE_OK) handle.lock = wanted;
    return result;
  }
  static int unlock(sqlite3_file* file, int wanted) {
    Handle& handle = of(file);
    if (handle.lock <= wanted) return SQLITE_OK;
    handle.disk->unlock(*handle.file, &handle, handle.lock, wanted);
    handle.lock = wanted;
    return SQLITE_OK;
  }
  static int is_reserved(sqlite3_file* file, int* result) {
    *result = of(file).disk->is_reserved(*of(file).file) ? 1 : 0;
    return SQLITE_OK;
  }
  static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
  static int sector_size(sqlite3_file*) { return 4096; }
  // As SQLite says of disks on Linux: a write damages nothing beside it.
  static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

  static int map_memory(sqlite3_file* file, int region, int bytes, int extend, void volatile** out);
  static int lock_memory(sqlite3_file* file, int first, int count, int flags);
  static void barrier(sqlite3_file* file) { std::lock_guard hold(of(file).disk->mutex_); }
  static int unmap_memory(sqlite3_file* file, int remove);

 private:
  static Disk& disk_of(sqlite3_vfs* vfs) { return *static_cast<Disk*>(vfs->pAppData); }
};

namespace {

const sqlite3_io_methods kMethods{2,
                                  Vfs::close,
                                  Vfs::read,
                                  Vfs::write,
                                  Vfs::truncate,
                                  Vfs::sync,
                                  Vfs::size,
                                  Vfs::lock,
                                  Vfs::unlock,
                                  Vfs::is_reserved,
                                  Vfs::control,
                                  Vfs::sector_size,
                                  Vfs::characteristics,
                                  Vfs::map_memory,
                                  Vfs::lock_memory,
                                  Vfs::barrier,
                                  Vfs::unmap_memory,
                                  nullptr,
                                  nullptr};

}  // namespace

int Vfs::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  Disk& disk = disk_of(vfs);
  const std::string name = path != nullptr ? path : "temporary-" + std::to_string(disk.calls());
  std::shared_ptr<File> found;
  const int result = disk.open(name, (flags & SQLITE_OPEN_CREATE) != 0, found);
  if (result != SQLITE_OK) return result;
  auto* handle = new (file) Handle;
  handle->base.pMethods = &kMethods;
  handle->disk = &disk;
  handle->path = name;
  handle->file = std::move(found);
  handle->delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0) {
    // Whoever opens the storage sees to it that the database file's name is on the disk.
    std::lock_guard hold(disk.mutex_);
    disk.files_on_disk_[name] = handle->file;
  }
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int Vfs::close(sqlite3_file* file) {
  Handle& handle = of(file);
  unlock(file, SQLITE_LOCK_NONE);
  if (handle.memory) unmap_memory(file, 0);
  if (handle.delete_on_close) handle.disk->remove(handle.path, false);
  handle.~Handle();
  return SQLITE_OK;
}

int Vfs::map_memory(sqlite3_file* file, int region, int bytes, int extend, void volatile** out) {
  Handle& handle = of(file);
  if (!handle.memory) handle.memory = handle.disk->shared_memory(handle.path);
  std::lock_guard hold(handle.disk->mutex_);
  *out = nullptr;
  auto& regions = handle.memory->regions;
  const auto index = static_cast<std::size_t>(region);
  if (index >= regions.size()) {
    if (extend == 0) return SQLITE_OK;
    while (regions.size() <= index)
      regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
  }
  *out = regions[index].get();
  return SQLITE_OK;
}

int Vfs::lock_memory(sqlite3_file* file, int first, int count, int flags) {
  Handle& handle = of(file);
  std::lock_guard hold(handle.disk->mutex_);
  SharedMemory& memory = *handle.memory;
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const bool releases = (flags & SQLITE_SHM_UNLOCK) != 0;
  if (!releases) {
    for (int i = first; i < first + count; ++i) {
      const int others = memory.shared[i] - ((handle.shared_mask >> i) & 1);
      const bool excluded = memory.exclusive_by[i] != nullptr && memory.exclusive_by[i] != &handle;
      if (excluded || (exclusive && others > 0)) return SQLITE_BUSY;
    }
  }
  for (int i = first; i < first + count; ++i) {
    const int bit = 1 << i;
    if (exclusive) {
      memory.exclusive_by[i] = releases ? nullptr : &handle;
      handle.exclusive_mask = releases ? handle.exclusive_mask & ~bit : handle.exclusive_mask | bit;
    } else if (releases == ((handle.shared_mask & bit) != 0)) {
      memory.shared[i] += releases ? -1 : 1;
      handle.shared_mask ^= bit;
    }
  }
  return SQLITE_OK;
}

int Vfs::unmap_memory(sqlite3_file* file, int) {
  Handle& handle = of(file);
  if (!handle.memory) return SQLITE_OK;
  {
    std::lock_guard hold(handle.disk->mutex_);
    for (int i = 0; i < SharedMemory::kLocks; ++i) {
      if ((handle.shared_mask >> i & 1) != 0) --handle.memory->shared[i];
      if ((handle.exclusive_mask >> i & 1) != 0) handle.memory->exclusive_by[i] = nullptr;
    }
  }
  handle.shared_mask = handle.exclusive_mask = 0;
  handle.memory.reset();
  handle.disk->leave_shared_memory(handle.path);
  return SQLITE_OK;
}

std::unique_ptr<sqlite3_vfs> make_vfs(Disk& disk) {
  const sqlite3_vfs& usual = *sqlite3_vfs_find(nullptr);
  auto vfs = std::make_unique<sqlite3_vfs>();
  vfs->iVersion = 2;
  vfs->szOsFile = sizeof(Handle);
  vfs->mxPathname = usual.mxPathname;
  vfs->zName = disk.name();
  vfs->pAppData = &disk;
  vfs->xOpen = Vfs::open;
  vfs->xDelete = Vfs::remove;
  vfs->xAccess = Vfs::access;
  vfs->xFullPathname = Vfs::full_path;
  vfs->xRandomness = [](sqlite3_vfs*, int bytes, char* out) {
    sqlite3_vfs* os = sqlite3_vfs_find("unix");
    return os->xRandomness(os, bytes, out);
  };
  vfs->xSleep = [](sqlite3_vfs*, int microseconds) {
    sqlite3_vfs* os = sqlite3_vfs_find("unix");
    return os->xSleep(os, microseconds);
  };
  vfs->xCurrentTime = [](sqlite3_vfs*, double* day) {
    sqlite3_vfs* os = sqlite3_vfs_find("unix");
    return os->xCurrentTime(os, day);
  };
  vfs->xCurrentTimeInt64 = [](sqlite3_vfs*, sqlite3_int64* millis) {
    sqlite3_vfs* os = sqlite3_vfs_find("unix");
    return os->xCurrentTimeInt64(os, millis);
  };
  vfs->xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
  return vfs;
}

}  // namespace banter::power_cut
