#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/fault.hpp"
#include "server/app/backup/new_folder.hpp"
#include "server/app/transfer/export_manifest.hpp"
#include "server/app/transfer/lines.hpp"
#include "server/core/ports/storage.hpp"

namespace banter::app {

// The folder that an export fills: its files, and in the end the manifest with their counts.
class ExportTarget {
 public:
  static base::Expected<ExportTarget> begin(const std::string& to);

  // NAME.jsonl, made now. It stays where it is.
  base::Expected<LinesOut*> file(const std::string& name);
  // What was written to the files can be read below `folder()`.
  base::Expected<void> end_files();
  // All files go again.
  void begin_again();
  const std::string& folder() const { return folder_.path(); }
  // Puts the folder in place; the counts are filled in. Gives a sentence for standard output.
  base::Expected<std::string> finish(ExportManifest manifest);

 private:
  ExportTarget(std::string to, NewFolder folder) : to_(std::move(to)), folder_(std::move(folder)) {}

  std::string to_;
  NewFolder folder_;
  std::map<std::string, std::unique_ptr<LinesOut>> files_;
};

// A reader of the data folder's database that has begun.
base::Expected<std::unique_ptr<core::Reader>> open_for_export(const std::string& data);

// For whatever a reader refuses; the reason went to standard error.
std::unexpected<base::Fault> not_readable();

}  // namespace banter::app
