#include "client/core/transfers/files/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/fault.hpp"
#include "base/try.hpp"
#include "client/core/transfers/files/safe_name.hpp"

namespace banter::client::transfers {
namespace {

constexpr unsigned kMostParts = 100;
constexpr unsigned kMostNumbers = 10'000;

std::unexpected<Failure> cannot(const std::string& what, int error) {
  return std::unexpected(failure_of(base::os_fault("cannot " + what, error).error()));
}

bool is_same(const struct stat& one, const struct stat& other) {
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

}  // namespace

Outcome<Folder> Folder::open(const std::string& path, bool by_link) {
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) {
    if (errno == ENOENT)
      return fail(FailureKind::fix, "There is no folder in which " + path + " could be made.");
    return cannot("make the folder " + path, errno);
  }
  const int follow = by_link ? 0 : O_NOFOLLOW;
  base::Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow));
  if (folder.get() >= 0) return Folder(path, std::move(folder));
  if (errno == ENOTDIR || errno == ELOOP)
    return fail(FailureKind::fix, path + " is no folder of its own: name one with --to.");
  return cannot("open the folder " + path, errno);
}

Outcome<std::int64_t> Folder::room() const {
  struct statvfs status{};
  if (::fstatvfs(folder_.get(), &status) != 0) return cannot("look at the disk of " + path_, errno);
  return static_cast<std::int64_t>(status.f_bavail * status.f_frsize);
}

Outcome<Part> Folder::open_part(std::string_view safe_name) const {
  // Somebody may put another one there between any two of the steps of take().
  constexpr int kMostRounds = 10;
  for (unsigned number = 1; number <= kMostParts; ++number) {
    Part part{.file = {}, .name = part_name(safe_name, number)};
    for (int round = 0; round < kMostRounds; ++round) {
      BANTER_TRY(taken, take(part));
      if (taken == Taken::ours) return part;
      if (taken == Taken::busy) break;
    }
  }
  return fail(FailureKind::local,
              "Too many programs fetch " + std::string(safe_name) + " into " + path_ + ".");
}

/// Again: what was there was not what it should be, and is gone.
Outcome<Folder::Taken> Folder::take(Part& part) const {
  constexpr int kFlags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
  const std::string path = path_ + "/" + part.name;
  const auto put_away = [&]() -> Outcome<Taken> {
    if (::unlinkat(folder_.get(), part.name.c_str(), 0) == 0 || errno == ENOENT) return Taken::again;
    return cannot("remove " + path, errno);
  };
  part.file = base::Descriptor(::openat(folder_.get(), part.name.c_str(), kFlags, 0666));
  if (part.file.get() < 0 && (errno == ELOOP || errno == ENXIO)) return put_away();
  struct stat status{};
  if (part.file.get() < 0 || ::fstat(part.file.get(), &status) != 0) return cannot("write " + path, errno);
  // What somebody else has put there, to be written to under another name.
  if (!S_ISREG(status.st_mode) || status.st_nlink > 1 || status.st_uid != ::geteuid()) return put_away();
  if (::flock(part.file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return Taken::busy;
    return cannot("hold " + path, errno);
  }
  struct stat named{};
  const bool is_there = ::fstatat(folder_.get(), part.name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
                        is_same(status, named) && ::fstat(part.file.get(), &status) == 0;
  part.size = status.st_size;
  return is_there ? Taken::ours : Taken::again;  // it was finished meanwhile by whoever held it
}

Outcome<std::string> Folder::place(const Part& part, std::string_view safe_name) const {
  for (unsigned number = 1; number <= kMostNumbers; ++number) {
    std::string name = number == 1 ? std::string(safe_name) : numbered_name(safe_name, number);
    BANTER_TRY(placed, rename(part.name, name));
    if (!placed) continue;
    if (::fsync(folder_.get()) != 0) return cannot("put " + path_ + "/" + name + " on the disk", errno);
    return name;
  }
  return fail(FailureKind::fix,
              "There are too many files called " + std::string(safe_name) + " in " + path_ + " already.");
}

/// False: that name is taken.
Outcome<bool> Folder::rename(const std::string& from, const std::string& to) const {
  if (::renameat2(folder_.get(), from.c_str(), folder_.get(), to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
  if (errno != EINVAL && errno != ENOSYS) return cannot("name " + path_ + "/" + to, errno);
  // A file system that cannot do it in one step.
  if (::linkat(folder_.get(), from.c_str(), folder_.get(), to.c_str(), 0) != 0) {
    if (errno == EEXIST) return false;
    return cannot("name " + path_ + "/" + to, errno);
  }
  (void)::unlinkat(folder_.get(), from.c_str(), 0);
  return true;
}

void Folder::remove(const Part& part) const {
  (void)::unlinkat(folder_.get(), part.name.c_str(), 0);
}

}  // namespace banter::client::transfers
