#include "base/platform/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/platform/descriptor.hpp"
#include "base/platform/temporary_folder.hpp"
#include "base/try.hpp"

namespace banter::base {
namespace {

// 0, or the errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Expected<void> write_private_file(const std::string& path, std::string_view bytes) {
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));  // creates it with mode 0600
  if (file.get() < 0) return os_fault("cannot write " + path, errno);
  int error = write_all(file.get(), bytes);
  if (error == 0 && ::fsync(file.get()) != 0) error = errno;
  if (error == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.c_str());
    return os_fault("cannot write " + path, error);
  }
  // A rename is on disk only when the folder is.
  return sync_folder(folder_of(path));
}

Expected<void> sync_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) return os_fault("cannot put " + path + " on disk", errno);
  return {};
}

namespace {

Expected<std::string> read_all(const Descriptor& file, const std::string& path, std::size_t max_bytes) {
  std::string bytes;
  char part[16384];
  while (true) {
    const ssize_t got = ::read(file.get(), part, sizeof part);
    if (got == 0) return bytes;
    if (got < 0) {
      if (errno == EINTR) continue;
      return os_fault("cannot read " + path, errno);
    }
    bytes.append(part, static_cast<std::size_t>(got));
    if (bytes.size() > max_bytes) return fault("too large to read: " + path, EFBIG);
  }
}

}  // namespace

Expected<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return os_fault("cannot read " + path, errno);
  return read_all(file, path, max_bytes);
}

Expected<Descriptor> open_regular_file(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  struct stat status{};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return os_fault("cannot read " + path, errno);
  if (!S_ISREG(status.st_mode)) return fault("cannot read " + path + ": it is no regular file");
  return file;
}

Expected<std::string> read_regular_file(const std::string& path, std::size_t max_bytes) {
  BANTER_TRY(file, open_regular_file(path));
  return read_all(file, path, max_bytes);
}

Expected<void> make_private_dir(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return {};
  if (errno == ENOENT) {
    const std::size_t slash = path.find_last_not_of('/');
    const std::size_t cut = path.rfind('/', slash);
    if (cut == std::string::npos || cut == 0) return os_fault("cannot create the folder " + path, ENOENT);
    BANTER_CHECK(make_private_dir(path.substr(0, cut)));
    if (::mkdir(path.c_str(), 0700) == 0) return {};
  }
  const int error = errno;
  struct stat there{};
  if (error == EEXIST && ::stat(path.c_str(), &there) == 0 && S_ISDIR(there.st_mode)) return {};
  return os_fault("cannot create the folder " + path, error);
}

Expected<void> make_private_file(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  const bool fresh = file.get() < 0 && errno == ENOENT;
  if (fresh) file = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (file.get() < 0) return os_fault("cannot open " + path, errno);
  if (!fresh) return {};
  return sync_folder(folder_of(path));
}

Expected<void> remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return os_fault("cannot remove " + path, errno);
  return {};
}

Expected<FileLock> FileLock::wait_for(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (file.get() < 0) return os_fault("cannot open " + path, errno);
  while (::flock(file.get(), LOCK_EX) != 0) {
    if (errno != EINTR) return os_fault("cannot lock " + path, errno);
  }
  return FileLock(file.release());
}

Expected<FileLock> FileLock::take(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (file.get() < 0) return os_fault("cannot open " + path, errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EWOULDBLOCK) return fault("in use by another process: " + path, error);
    return os_fault("cannot lock " + path, error);
  }
  return FileLock(file.release());
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace banter::base
