#include "server/app/transfer/export_target.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "base/log.hpp"
#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::app {

using base::Expected;

Expected<ExportTarget> ExportTarget::begin(const std::string& to) {
  BANTER_TRY(folder, NewFolder::begin(to, "--to"));
  return ExportTarget(to, std::move(folder));
}

Expected<LinesOut*> ExportTarget::file(const std::string& name) {
  BANTER_TRY(made, LinesOut::create(folder_.at(name + ".jsonl")));
  return (files_[name] = std::make_unique<LinesOut>(std::move(made))).get();
}

Expected<void> ExportTarget::end_files() {
  for (const auto& [name, file] : files_)
    BANTER_CHECK(file->finish());
  return {};
}

void ExportTarget::begin_again() {
  for (const auto& [name, file] : files_)
    ::unlink(folder_.at(name + ".jsonl").c_str());
  files_.clear();
}

Expected<std::string> ExportTarget::finish(ExportManifest manifest) {
  std::int64_t lines = 0;
  BANTER_CHECK(end_files());
  for (const auto& [name, file] : files_) {
    manifest.counts[name] = file->count();
    lines += file->count();
  }
  BANTER_CHECK(base::write_private_file(folder_.at(kExportManifestName), encode(manifest)));
  BANTER_CHECK(folder_.put_in_place());
  const char* without =
      manifest.contents == ExportManifest::Contents::left_out ? ", without the bytes of files" : "";
  return fmt::format("{} holds {} lines in {} files now{}.\n", to_, lines, files_.size(), without);
}

Expected<std::unique_ptr<core::Reader>> open_for_export(const std::string& data) {
  BANTER_CHECK(require_data(data));
  BANTER_TRY(reader, storage::sqlite::open_reader({.path = data + '/' + std::string(kDatabaseName),
                                                   .log = base::Log::to_stderr(base::Log::Level::warn)}));
  if (!reader->begin()) return not_readable();
  return std::move(reader);
}

std::unexpected<base::Fault> not_readable() {
  return base::fault("the stored data cannot be read; banterd check tells more");
}

}  // namespace banter::app
