#include <fmt/core.h>

#include <optional>
#include <vector>

#include "base/try.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/transfer/export_data.hpp"
#include "server/app/transfer/export_manifest.hpp"
#include "server/app/transfer/export_target.hpp"
#include "server/app/transfer/records.hpp"

namespace banter::app {

using base::Expected;

Expected<std::string> export_all(const std::string& data, const std::string& to) {
  const Interruption interruption;
  BANTER_TRY(target, ExportTarget::begin(to));
  BANTER_TRY(reader, open_for_export(data));
  ExportManifest manifest;
  auto state = reader->archive().state();
  if (!state) return not_readable();
  manifest.state = *state;
  std::vector<LinesOut*> files;
  for (const std::string_view name : kKindNames) {
    BANTER_TRY(file, target.file(std::string(name)));
    files.push_back(file);
  }
  Expected<void> written;
  const auto shown = reader->archive().each([&](const core::Archived& thing) {
    LinesOut& file = *files[thing.index()];
    append_line(file.line(), thing);
    written = file.end_line();
    if (written && interruption.asked()) written = base::fault("interrupted");
    return written.has_value();
  });
  reader->end();
  BANTER_CHECK(written);
  if (!shown) return not_readable();
  return target.finish(std::move(manifest));
}

}  // namespace banter::app
