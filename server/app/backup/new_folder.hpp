#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/platform/temporary_folder.hpp"

namespace banter::app {

// A folder in the making: put in its place only when it is whole. It is filled beside a place where there is
// none. An empty one stays, since it may be a mount or lie in a folder that is not ours: it is filled in a
// folder within it, and what is in that moves up in the end.
class NewFolder {
 public:
  // `path` is missing, or an empty folder; otherwise a fault that says so, and that `flag` names it.
  static base::Expected<NewFolder> begin(const std::string& path, std::string_view flag);

  // Where to put things until then.
  const std::string& path() const { return folder_.path(); }
  std::string at(std::string_view name) const { return folder_.at(std::string(name)); }

  // The files in it are synced by now. A superuser gives them to whom the empty folder belonged.
  base::Expected<void> put_in_place();

 private:
  struct Owner {
    uid_t user;
    gid_t group;
  };
  NewFolder(std::string place, std::optional<Owner> owner, base::TemporaryFolder folder)
      : place_(std::move(place)), owner_(owner), folder_(std::move(folder)) {}
  base::Expected<void> give_away() const;
  base::Expected<void> move_up();

  std::string place_;
  std::optional<Owner> owner_;  // of the folder that stands there now
  base::TemporaryFolder folder_;
};

}  // namespace banter::app
