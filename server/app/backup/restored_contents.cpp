#include "server/app/backup/restored_contents.hpp"

#include <filesystem>
#include <system_error>

#include "base/hash.hpp"
#include "base/try.hpp"
#include "server/app/contents/place.hpp"
#include "server/app/contents/read_content.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/storage/sqlite/contents.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using base::Expected;
using storage::sqlite::KnownContents;

Expected<void> remove_loose(const fs::path& folder, KnownContents& known) {
  std::error_code error;
  for (const fs::directory_entry& shelf : fs::directory_iterator(folder / kFilesName, error)) {
    for (const fs::directory_entry& one : fs::directory_iterator(shelf.path(), error)) {
      const auto hash = content_at(std::string(kFilesName) + '/' + shelf.path().filename().string() + '/' +
                                   one.path().filename().string());
      if (!hash) continue;
      BANTER_TRY(is_known, known.has(*hash));
      if (!is_known) fs::remove(one.path(), error);
    }
    if (error) break;
  }
  if (error) return base::os_fault("cannot remove what is not needed in " + folder.string(), error.value());
  return {};
}

}  // namespace

Expected<std::int64_t> settle_contents(const std::string& folder, std::int64_t unpacked,
                                       const std::string& file, const std::function<bool()>& stop) {
  BANTER_TRY(known, KnownContents::open(folder + '/' + std::string(kDatabaseName), true));
  std::int64_t count = 0;
  for (;; ++count) {
    if (stop()) return base::fault("interrupted");
    BANTER_TRY(one, known.next());
    if (!one) break;
    const auto there = open_content(folder, one->hash, one->size);
    if (!there)
      return base::fault(file + " lacks the content of the file " + one->file + ": " + place_of(one->hash));
  }
  if (count != unpacked) BANTER_CHECK(remove_loose(folder, known));
  return count;
}

}  // namespace banter::app
