#include "server/app/backup/new_folder.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "server/app/startup/data_folder.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using base::Expected;
using base::fault;
using base::os_fault;

}  // namespace

Expected<NewFolder> NewFolder::begin(const std::string& path, std::string_view flag) {
  std::error_code error;
  // A rename would take the place of a link, not of what it leads to.
  const std::string place = fs::weakly_canonical(path, error).string();
  if (error || place.empty()) return os_fault("cannot use the folder " + path, error.value());
  std::optional<Owner> owner;
  struct stat there{};
  if (::stat(place.c_str(), &there) == 0) {
    if (!S_ISDIR(there.st_mode)) return fault(path + " is no folder");
    const bool empty = fs::is_empty(place, error);
    if (error) return os_fault("cannot read the folder " + path, error.value());
    if (!empty)
      return fault(fmt::format("the folder {} is not empty; name a new or an empty one with {}", path, flag));
    owner = Owner{there.st_uid, there.st_gid};
  }
  if (!owner) BANTER_CHECK(base::make_private_dir(base::folder_of(place)));
  BANTER_TRY(folder, base::TemporaryFolder::beside(owner ? place + "/new" : place));
  return NewFolder(place, owner, std::move(folder));
}

Expected<void> NewFolder::put_in_place() {
  if (owner_ && ::geteuid() == 0) BANTER_CHECK(give_away());
  BANTER_CHECK(base::sync_folder(folder_.path()));
  auto done = owner_ ? move_up() : folder_.become(place_);
  if (!done && (done.error().os_error == ENOTEMPTY || done.error().os_error == EEXIST))
    return fault("the folder " + place_ + " is no longer empty");
  return done;
}

Expected<void> NewFolder::move_up() {
  std::error_code error;
  const fs::path from = folder_.path();
  for (const fs::directory_entry& one : fs::directory_iterator(place_, error))
    if (one.path().filename() != from.filename())
      return os_fault("cannot use the folder " + place_, ENOTEMPTY);
  std::vector<std::string> names;
  if (!error)
    for (const fs::directory_entry& one : fs::directory_iterator(from, error))
      names.push_back(one.path().filename());
  if (error) return os_fault("cannot read the folder " + place_, error.value());
  // Without these it is no data folder and no export yet.
  std::ranges::partition(
      names, [](const std::string& name) { return name != kDatabaseName && name != "manifest.json"; });
  for (std::size_t moved = 0; moved < names.size(); ++moved) {
    auto done = base::put_in_place(from / names[moved], fs::path(place_) / names[moved], false);
    if (done) continue;
    // Back into the folder within, which goes with all that is in it. The last one may have moved, and only
    // its syncing failed; or another's thing of the name is in its way, which stays.
    for (std::size_t i = 0; i <= moved; ++i)
      if (!fs::exists(from / names[i], error))
        fs::rename(fs::path(place_) / names[i], from / names[i], error);
    return done;
  }
  return {};
}

Expected<void> NewFolder::give_away() const {
  const auto give = [&](const std::string& path) -> Expected<void> {
    if (::lchown(path.c_str(), owner_->user, owner_->group) != 0)
      return os_fault("cannot give " + path + " to the folder's owner", errno);
    return {};
  };
  BANTER_CHECK(give(folder_.path()));
  std::error_code error;
  for (const fs::directory_entry& one : fs::recursive_directory_iterator(folder_.path(), error))
    BANTER_CHECK(give(one.path().string()));
  return {};
}

}  // namespace banter::app
