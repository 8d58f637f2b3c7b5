#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/platform/descriptor.hpp"
#include "base/platform/open_folder.hpp"
#include "client/core/failure.hpp"

namespace banter::client::transfers {

/// A file that grows in a folder under a name of its own, held against all other processes while this lives.
struct Part {
  base::Descriptor file;
  std::string name;
  std::int64_t size = 0;  ///< what an earlier process has left
};

/// A folder in which received files are put: everything happens inside it, whatever names they have, and
/// nothing that is there is followed or overwritten. One thread; every call blocks on the disk.
class Folder {
 public:
  /// Opens the folder `path`, which is made if it is not there (not those above it). `by_link`: it may be a
  /// link to a folder, since the person has named it.
  static Outcome<Folder> open(const std::string& path, bool by_link);

  const std::string& path() const { return path_; }
  /// What is free there for this person, in bytes.
  Outcome<std::int64_t> room() const;

  /// Opens or makes the part of a file that will be called `safe_name` (safe_file_name()). One that another
  /// process holds is passed over for the next.
  Outcome<Part> open_part(std::string_view safe_name) const;
  /// Gives a part that is whole and synced the name `safe_name`, or the first numbered one that is free; that
  /// name. It is on disk when this returns.
  Outcome<std::string> place(const Part& part, std::string_view safe_name) const;
  void remove(const Part& part) const;

 private:
  Folder(std::string path, base::OpenFolder folder) : path_(std::move(path)), folder_(std::move(folder)) {}

  std::string path_;
  base::OpenFolder folder_;
};

}  // namespace banter::client::transfers
