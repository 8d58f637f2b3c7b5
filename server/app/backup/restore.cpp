#include "server/app/backup/restore.hpp"

#include <fmt/core.h>

#include <functional>

#include "base/try.hpp"
#include "server/app/backup/archive/unpack.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/backup/new_folder.hpp"
#include "server/app/backup/restored_contents.hpp"
#include "server/app/backup/told.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/storage/sqlite/copy.hpp"

namespace banter::app {

base::Expected<std::string> restore(const std::string& data, const std::string& file) {
  const Interruption interruption;
  const std::function<bool()> stop = [&] { return interruption.asked(); };
  BANTER_TRY(folder, NewFolder::begin(data, "--data"));
  BANTER_TRY(manifest, unpack_backup(file, folder.path(), stop));
  BANTER_CHECK(storage::sqlite::verify_copy(folder.at(kDatabaseName), stop));
  BANTER_TRY(contents, settle_contents(folder.path(), manifest.contents.count, file, stop));
  BANTER_CHECK(folder.put_in_place());
  return fmt::format("{} holds the backup of {} now: {}, verified.\n", data, manifest.made_at,
                     told(manifest.members.size(), contents));
}

}  // namespace banter::app
