#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/fault.hpp"
#include "server/app/backup/archive/manifest.hpp"
#include "server/app/backup/archive/ustar.hpp"
#include "server/storage/sqlite/contents.hpp"

namespace banter::app {

// Puts the contents of files into an archive, each once. A server may run meanwhile, and remove what no file
// has any more.
class ContentMembers {
 public:
  // `folder`: for what it must remember. `now` in seconds since the epoch.
  static base::Expected<ContentMembers> begin(const std::string& data, const std::string& folder,
                                              std::int64_t now, const std::function<bool()>& stop);

  // All that the files of `copy` have, a copy of the data folder's database, and that was not put in before.
  // False: some of it has gone since the copy was made, so that another copy is needed.
  // Faults: a content is missing or damaged, and a file still has it.
  base::Expected<bool> add(TarWriter& archive, const std::string& copy);

  const Manifest::Contents& added() const { return added_; }

 private:
  ContentMembers(std::string data, std::string folder, std::int64_t now, const std::function<bool()>& stop,
                 storage::sqlite::KnownContents live)
      : data_(std::move(data)), folder_(std::move(folder)), now_(now), stop_(stop), live_(std::move(live)) {}
  base::Expected<bool> add_one(TarWriter& archive, const storage::sqlite::KnownContent& one);

  std::string data_;
  std::string folder_;
  std::int64_t now_;
  const std::function<bool()>& stop_;
  storage::sqlite::KnownContents live_;
  Manifest::Contents added_;
};

}  // namespace banter::app
