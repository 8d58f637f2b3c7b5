#pragma once

#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/platform/file.hpp"

namespace banter::app {

// Things in the folder.
inline constexpr std::string_view kDatabaseName = "banter.db";
inline constexpr std::string_view kSearchName = "search.db";
inline constexpr std::string_view kFilesName = "files";
inline constexpr std::string_view kLogName = "server.log";

// A fault unless a server, or `user add`, has ever worked in the folder: a mistyped one is to be told, not
// made.
base::Expected<void> require_data(const std::string& folder);

// The folder of everything that a server keeps, held alone: while the object lives, no other process has one
// of it.
class DataFolder {
 public:
  // Makes the folder when it is missing and locks it. The fault says what stands in the way: it cannot be
  // made or written, or another banterd uses it (os_error EWOULDBLOCK).
  static base::Expected<DataFolder> open(const std::string& path);

  const std::string& path() const { return path_; }
  // The path of a thing in it.
  std::string at(std::string_view name) const { return path_ + '/' + std::string(name); }

 private:
  DataFolder(std::string path, base::FileLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}

  std::string path_;
  base::FileLock lock_;
};

}  // namespace banter::app
