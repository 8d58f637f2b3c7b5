#pragma once

#include <optional>
#include <string>

#include <sys/types.h>

#include "base/fault.hpp"
#include "base/platform/temporary_folder.hpp"

namespace banter::app {

// A data folder in the making: filled beside its place, and put there only when it is whole.
class NewDataFolder {
 public:
  // `data` is missing, or an empty folder; otherwise a fault that says so.
  static base::Expected<NewDataFolder> begin(const std::string& data);

  // Where to put things until then.
  const std::string& path() const { return folder_.path(); }
  std::string at(std::string_view name) const { return folder_.at(std::string(name)); }

  // Everything in it is synced by now.
  base::Expected<void> put_in_place();

 private:
  struct Owner {
    uid_t user;
    gid_t group;
  };
  NewDataFolder(std::string data, std::optional<Owner> owner, base::TemporaryFolder folder)
      : data_(std::move(data)), owner_(owner), folder_(std::move(folder)) {}
  base::Expected<void> give_away() const;

  std::string data_;
  std::optional<Owner> owner_;  // of the folder that stands there now
  base::TemporaryFolder folder_;
};

}  // namespace banter::app
