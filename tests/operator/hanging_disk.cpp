// Loaded into banterd before the C library (LD_PRELOAD): once the file that BANTER_DISK_HANGS names is there,
// closing the last descriptor of the database never ends. Uses C only, so that it needs no library of its
// own.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

// Whether `entry` of /proc/self/fd stands for the database.
bool is_database(const char* entry) {
  static const char name[] = "/banter.db";
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%s", entry);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  const ssize_t ending = sizeof name - 1;
  return length > ending && memcmp(path + length - ending, name, ending) == 0;
}

int open_databases() {
  DIR* const folder = opendir("/proc/self/fd");
  if (folder == nullptr) return 0;
  int count = 0;
  while (const dirent* const entry = readdir(folder))
    count += is_database(entry->d_name) ? 1 : 0;
  closedir(folder);
  return count;
}

}  // namespace

extern "C" int close(int descriptor) {
  const char* const sign = getenv("BANTER_DISK_HANGS");
  char entry[16];
  snprintf(entry, sizeof entry, "%d", descriptor);
  if (sign != nullptr && access(sign, F_OK) == 0 && is_database(entry) && open_databases() == 1) {
    for (;;)
      pause();
  }
  return static_cast<int>(syscall(SYS_close, descriptor));
}
