#pragma once

#include <string>

#include "base/fault.hpp"

namespace banter::base {

// A folder for work that either succeeds as a whole or leaves nothing behind: private, next to where the
// result is to be, so that a rename puts it there. It goes at the end of the scope with all that is in it.
class TemporaryFolder {
 public:
  // Beside `path`, which need not exist; the folder above it must. The fault names that.
  static Expected<TemporaryFolder> beside(const std::string& path);

  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  const std::string& path() const { return path_; }
  // The path of a thing in it.
  std::string at(const std::string& name) const { return path_ + '/' + name; }

  // Makes the folder itself the one at `path`, where there is none or an empty one, and syncs that. Once it
  // is there, it stays.
  Expected<void> become(const std::string& path);

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;  // empty: nothing is left to remove
};

// Puts the file `from` at `to` on the same file system and syncs the folder. `replace`: what stands there
// goes; otherwise that is a fault with os_error EEXIST.
Expected<void> put_in_place(const std::string& from, const std::string& to, bool replace);

// The folder in which `path` stands.
std::string folder_of(const std::string& path);

// All that was written to the file system of `folder`, by whomever, is on disk when it returns: for many
// files at once.
Expected<void> sync_file_system(const std::string& folder);

// What was made, renamed or removed in the folder is on disk when it returns.
Expected<void> sync_folder(const std::string& folder);

}  // namespace banter::base
