#include "base/platform/temporary_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/platform/descriptor.hpp"
#include "base/try.hpp"

namespace banter::base {

Expected<TemporaryFolder> TemporaryFolder::beside(const std::string& path) {
  const std::filesystem::path whole = std::filesystem::path(path).lexically_normal();
  const std::string name = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  std::string temporary = folder_of(path) + "/." + name + ".XXXXXX";
  if (::mkdtemp(temporary.data()) == nullptr) return os_fault("cannot write in " + folder_of(path), errno);
  return TemporaryFolder(std::move(temporary));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) {
  other.path_.clear();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Expected<void> TemporaryFolder::become(const std::string& path) {
  if (std::rename(path_.c_str(), path.c_str()) != 0)
    return os_fault("cannot put the folder " + path + " in place", errno);
  path_.clear();
  return sync_folder(folder_of(path));
}

Expected<void> put_in_place(const std::string& from, const std::string& to, bool replace) {
  const unsigned how = replace ? 0 : RENAME_NOREPLACE;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), how) != 0) {
    // Not every file system can refuse by itself.
    const bool unsupported = errno == EINVAL && !replace;
    if (!unsupported) return os_fault("cannot write " + to, errno);
    if (::access(to.c_str(), F_OK) == 0) return os_fault("cannot write " + to, EEXIST);
    if (std::rename(from.c_str(), to.c_str()) != 0) return os_fault("cannot write " + to, errno);
  }
  return sync_folder(folder_of(to));
}

std::string folder_of(const std::string& path) {
  const std::size_t end = path.find_last_not_of('/');
  const std::size_t slash = path.rfind('/', end);
  if (slash == std::string::npos) return ".";
  const std::size_t last = path.find_last_not_of('/', slash);
  return last == std::string::npos ? "/" : path.substr(0, last + 1);
}

Expected<void> sync_file_system(const std::string& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::syncfs(descriptor.get()) != 0)
    return os_fault("cannot put what is in " + folder + " on disk", errno);
  return {};
}

Expected<void> sync_folder(const std::string& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0)
    return os_fault("cannot sync the folder " + folder, errno);
  return {};
}

}  // namespace banter::base
