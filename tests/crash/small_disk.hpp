#pragma once

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include "tests/harness/temp_folder.hpp"

namespace banter::crash {

// A small disk in memory, mounted for the scope.
class SmallDisk {
 public:
  // megabytes: how much it takes.
  explicit SmallDisk(int megabytes = 16) : path_(folder_.path() + "/disk") {
    std::filesystem::create_directory(path_);
    const std::string size = "size=" + std::to_string(megabytes) + "m";
    if (::mount("banter-test", path_.c_str(), "tmpfs", 0, size.c_str()) != 0) why_not_ = std::strerror(errno);
  }
  ~SmallDisk() {
    if (why_not_.empty()) ::umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  const std::string& path() const { return path_; }
  const std::string& why_not() const { return why_not_; }

  // Takes all the room that there is.
  void fill() const {
    const int file = ::open((path_ + "/filler").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::string block(4096, 'x');
    while (::write(file, block.data(), block.size()) > 0) {
    }
    ::close(file);
  }
  void free() const { std::filesystem::remove(path_ + "/filler"); }

 private:
  harness::TempFolder folder_;
  std::string path_;
  std::string why_not_;
};

}  // namespace banter::crash
