#include "server/app/transfer/import_data.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <functional>

#include "base/log.hpp"
#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/backup/new_folder.hpp"
#include "server/app/contents/copy_content.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/transfer/export_manifest.hpp"
#include "server/app/transfer/lines.hpp"
#include "server/app/transfer/records/records.hpp"
#include "server/storage/sqlite/check/check.hpp"
#include "server/storage/sqlite/contents.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::fault;

constexpr std::size_t kMostManifestBytes = 65536;
constexpr std::int64_t kLinesAtATime = 4096;  // of a transaction

std::unexpected<base::Fault> not_stored() {
  return fault("what was read cannot be stored; the reason stands above");
}

Expected<ExportManifest> read_manifest(const std::string& from) {
  BANTER_TRY(text,
             base::read_regular_file(from + '/' + std::string(kExportManifestName), kMostManifestBytes));
  auto manifest = decode_export_manifest(text);
  if (!manifest) return fault(fmt::format("{} is no export to import: {}", from, manifest.error().sentence));
  if (manifest->scope != ExportManifest::Scope::all)
    return fault(
        fmt::format("{} holds what one person may read, of which no server can be made; use an export "
                    "made with --all",
                    from));
  return manifest;
}

class Import {
 public:
  Import(core::Storage& storage, std::string from, const ExportManifest& manifest,
         const Interruption& interruption)
      : storage_(storage), from_(std::move(from)), manifest_(manifest), interruption_(interruption) {}

  Expected<void> run() {
    if (!storage_.begin() || !storage_.archive().begin_taking(manifest_.state)) return not_stored();
    for (std::size_t kind = 0; kind < kKindNames.size(); ++kind)
      BANTER_CHECK(take_file(kind));
    if (!storage_.commit()) return not_stored();
    return {};
  }
  std::int64_t count() const { return count_; }

 private:
  Expected<void> take_file(std::size_t kind) {
    const std::string name(kKindNames[kind]);
    const std::string path = from_ + '/' + name + ".jsonl";
    BANTER_TRY(lines, LinesIn::open(path, kMostLineBytes));
    std::int64_t count = 0;
    while (true) {
      BANTER_TRY(line, lines.next());
      if (!line) break;
      if (const auto taken = take_line(*line, kind); !taken)
        return fault(
            fmt::format("{}, line {}: {}", path, lines.number(), base::printable(taken.error().sentence)));
      ++count;
    }
    // Exports from before there were files do not count them.
    const auto promised = manifest_.counts.find(name);
    const std::int64_t expected = promised != manifest_.counts.end() ? promised->second
                                  : name == "files"                  ? 0
                                                                     : -1;
    if (expected != count)
      return fault(fmt::format("{} has {} lines, which is not what manifest.json says", path, count));
    return {};
  }

  Expected<void> take_line(std::string_view line, std::size_t kind) {
    if (interruption_.asked()) return fault("interrupted");
    BANTER_TRY(thing, read_line(line, kind));
    const auto taken = storage_.archive().take(thing);
    if (!taken) return not_stored();
    if (!*taken) return fault("it is there already, or belongs to what is not there");
    if (++count_ % kLinesAtATime != 0) return {};
    if (!storage_.commit() || !storage_.begin()) return not_stored();
    return {};
  }

  core::Storage& storage_;
  const std::string from_;
  const ExportManifest& manifest_;
  const Interruption& interruption_;
  std::int64_t count_ = 0;
};

// What the files of the new database have, verified on the way.
Expected<void> take_contents(const std::string& from, const NewFolder& folder, const ExportManifest& manifest,
                             const std::function<bool()>& stop) {
  BANTER_TRY(known, storage::sqlite::KnownContents::open(folder.at(kDatabaseName), false));
  bool any = false;
  while (true) {
    BANTER_TRY(one, known.next());
    if (!one) break;
    any = true;
    const auto copied = copy_content(one->hash, one->size, from, folder.path(), stop);
    if (copied) continue;
    if (stop()) return fault("interrupted");
    const bool left_out = manifest.contents == ExportManifest::Contents::left_out;
    return fault(
        fmt::format("the content of the file {} cannot be taken in{}: {}", one->file,
                    left_out && copied.error().os_error == ENOENT
                        ? ", since the export was made without; put the folder files of the server's "
                          "data folder into it"
                        : "",
                    copied.error().sentence));
  }
  if (!any) return {};
  return base::sync_file_system(folder.path());
}

// Each line may be right, and all of them together nonsense.
Expected<void> require_sense(const std::string& from, const std::string& database,
                             const Interruption& interruption) {
  BANTER_TRY(results, storage::sqlite::check(database, [&] { return interruption.asked(); }));
  for (const storage::sqlite::CheckResult& result : results) {
    if (!result.findings.empty())
      return fault(fmt::format("what {} holds does not fit together: {}: {}", from, result.name,
                               base::printable(result.findings.front())));
  }
  return {};
}

}  // namespace

Expected<std::string> import_data(const std::string& from, const std::string& data) {
  const Interruption interruption;
  BANTER_TRY(manifest, read_manifest(from));
  BANTER_TRY(folder, NewFolder::begin(data, "--data"));
  const std::string database = folder.at(kDatabaseName);
  std::int64_t count = 0;
  {
    BANTER_TRY(storage, storage::sqlite::open(
                            {.path = database, .log = base::Log::to_stderr(base::Log::Level::warn)}));
    Import import(*storage, from, manifest, interruption);
    BANTER_CHECK(import.run());
    count = import.count();
  }
  BANTER_CHECK(require_sense(from, database, interruption));
  BANTER_CHECK(take_contents(from, folder, manifest, [&] { return interruption.asked(); }));
  BANTER_CHECK(folder.put_in_place());
  return fmt::format("{} holds what {} held now: {} lines, checked.\n", data, from, count);
}

}  // namespace banter::app
