#include <functional>
#include <vector>

#include "base/try.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/transfer/export_contents.hpp"
#include "server/app/transfer/export_data.hpp"
#include "server/app/transfer/export_manifest.hpp"
#include "server/app/transfer/export_target.hpp"
#include "server/app/transfer/records/records.hpp"

namespace banter::app {

using base::Expected;

namespace {

constexpr int kMostRounds = 10;

// Everything as it stands at one instant.
Expected<core::ArchivedState> write_lines(const std::string& data, ExportTarget& target,
                                          const Interruption& interruption) {
  BANTER_TRY(reader, open_for_export(data));
  auto state = reader->archive().state();
  if (!state) return not_readable();
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
  BANTER_CHECK(target.end_files());
  return *state;
}

}  // namespace

// Copying what files have may take hours, in which a server removes what was deleted: then the lines are
// written once more, and what is there already stays.
Expected<std::string> export_all(const std::string& data, const std::string& to, bool with_contents) {
  const Interruption interruption;
  const std::function<bool()> stop = [&] { return interruption.asked(); };
  BANTER_TRY(target, ExportTarget::begin(to));
  ExportContents contents(data, target.folder(), with_contents, stop);
  for (int round = 0; round < kMostRounds; ++round) {
    target.begin_again();
    BANTER_CHECK(contents.begin_again());
    BANTER_TRY(state, write_lines(data, target, interruption));
    BANTER_TRY(is_all, contents.add("files"));
    if (!is_all) continue;
    BANTER_TRY(held, contents.finish());
    return target.finish({.user = {}, .contents = held, .state = state, .counts = {}});
  }
  return base::fault("files are removed faster than they can be copied; try again when there is less to do");
}

}  // namespace banter::app
