#include "base/platform/open_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/try.hpp"

namespace banter::base {
namespace {

bool is_same(const struct stat& one, const struct stat& other) {
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

}  // namespace

Expected<OpenFolder> OpenFolder::open(const std::string& path, bool by_link) {
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST)
    return os_fault("cannot make the folder " + path, errno);
  const int follow = by_link ? 0 : O_NOFOLLOW;
  Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow));
  if (folder.get() < 0) return os_fault("cannot open the folder " + path, errno);
  return OpenFolder(std::move(folder));
}

Expected<std::int64_t> OpenFolder::room() const {
  struct statvfs status{};
  if (::fstatvfs(folder_.get(), &status) != 0) return os_fault("cannot look at the disk", errno);
  return static_cast<std::int64_t>(status.f_bavail * status.f_frsize);
}

Expected<OpenFolder::File> OpenFolder::take(const std::string& name) const {
  constexpr int kFlags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
  const auto put_away = [&]() -> Expected<File> {
    BANTER_CHECK(remove(name));
    return File{};
  };
  File taken{.file = Descriptor(::openat(folder_.get(), name.c_str(), kFlags, 0666))};
  if (taken.file.get() < 0 && (errno == ELOOP || errno == ENXIO)) return put_away();
  struct stat status{};
  if (taken.file.get() < 0 || ::fstat(taken.file.get(), &status) != 0)
    return os_fault("cannot write " + name, errno);
  // What somebody else has put there, to be written to under another name.
  if (!S_ISREG(status.st_mode) || status.st_nlink > 1 || status.st_uid != ::geteuid()) return put_away();
  if (::flock(taken.file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return os_fault("cannot hold " + name, errno);
    return File{.taken = Taken::busy, .file = {}, .size = 0};
  }
  struct stat named{};
  const bool is_there = ::fstatat(folder_.get(), name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
                        is_same(status, named) && ::fstat(taken.file.get(), &status) == 0;
  taken.size = status.st_size;
  taken.taken = is_there ? Taken::ours : Taken::again;  // it was finished meanwhile by whoever held it
  return taken;
}

Expected<bool> OpenFolder::rename(const std::string& from, const std::string& to) const {
  if (::renameat2(folder_.get(), from.c_str(), folder_.get(), to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
  if (errno != EINVAL && errno != ENOSYS) return os_fault("cannot name " + to, errno);
  // A file system that cannot do it in one step.
  if (::linkat(folder_.get(), from.c_str(), folder_.get(), to.c_str(), 0) != 0) {
    if (errno == EEXIST) return false;
    return os_fault("cannot name " + to, errno);
  }
  (void)::unlinkat(folder_.get(), from.c_str(), 0);
  return true;
}

Expected<void> OpenFolder::remove(const std::string& name) const {
  if (::unlinkat(folder_.get(), name.c_str(), 0) != 0 && errno != ENOENT)
    return os_fault("cannot remove " + name, errno);
  return {};
}

Expected<void> OpenFolder::sync() const {
  if (::fsync(folder_.get()) != 0) return os_fault("cannot put the folder on disk", errno);
  return {};
}

}  // namespace banter::base
