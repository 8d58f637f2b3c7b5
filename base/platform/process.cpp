#include "base/platform/process.hpp"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/platform/file.hpp"

namespace banter::base {

std::uint64_t process_rss_bytes() {
  // /proc/self/statm: all pages, resident pages, ...
  const auto text = read_file("/proc/self/statm", 4096);
  if (!text) return 0;
  char* end = nullptr;
  std::strtoull(text->c_str(), &end, 10);
  return std::strtoull(end, nullptr, 10) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t open_files() {
  DIR* const folder = ::opendir("/proc/self/fd");
  if (folder == nullptr) return 0;
  std::uint64_t entries = 0;
  while (::readdir(folder) != nullptr)
    ++entries;
  ::closedir(folder);
  return entries - 3;  // itself and its parent have names there too, and it was open for looking
}

Expected<std::uint64_t> raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
    return os_fault("cannot ask for the limit of open files", errno);
  limit.rlim_cur = limit.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) return os_fault("cannot raise the limit of open files", errno);
  return limit.rlim_cur;
}

std::string boot_id() {
  return read_file("/proc/sys/kernel/random/boot_id", 256).value_or("");
}

void give_way(int nice) {
  // Of a thread, although POSIX speaks of processes: Linux does it so.
  (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), nice);
}

}  // namespace banter::base
