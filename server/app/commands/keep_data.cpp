#include "server/app/commands/keep_data.hpp"

#include <fmt/core.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/try.hpp"
#include "base/utf8.hpp"
#include "server/app/backup/backup.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/backup/restore.hpp"
#include "server/app/contents/check_contents.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/transfer/export_data.hpp"
#include "server/app/transfer/import_data.hpp"
#include "server/storage/sqlite/check/check.hpp"

namespace banter::app {
namespace {

constexpr std::string_view kHelp =
    R"(  banterd backup FILE [--force]            put everything into one file, verified
  banterd restore FILE                     make a new data folder of a backup
  banterd check [--deep]                   look whether all that is stored fits together; --deep reads every file
  banterd export --all --to FOLDER         write everything as JSON Lines (--user NAME: what one person may read;
                                           --without-files: leave out the bytes of files)
  banterd import FOLDER                    make a new data folder of an export of everything
)";

base::Expected<Kept> told(base::Expected<std::string> text) {
  if (!text) return std::unexpected(std::move(text.error()));
  return Kept{.text = std::move(*text)};
}

void tell(Kept& kept, const storage::sqlite::CheckResult& result) {
  kept.text += fmt::format("{:<6} {}\n", result.findings.empty() ? "ok" : "WRONG", result.name);
  for (const std::string& finding : result.findings)
    kept.text += fmt::format("         {}\n", base::printable(finding));
  if (result.more) kept.text += "         and more of the kind\n";
}

// The look at the disk, and a note.
base::Expected<std::pair<storage::sqlite::CheckResult, std::string>> look_at_contents(
    const std::string& data, bool deep, const std::function<bool()>& stop) {
  storage::sqlite::CheckResult result{.name = deep ? "content of files, read" : "content of files",
                                      .findings = {}};
  const auto found = check_contents(data, deep, stop);
  if (stop()) return base::fault("interrupted");
  if (!found) {
    result.findings.push_back("cannot look at it: " + found.error().sentence);
    return std::pair(std::move(result), std::string());
  }
  result.findings = found->findings;
  result.more = found->more;
  std::string note;
  if (found->loose > 0)
    note = fmt::format(
        "note   {} contents of {} bytes on disk belong to no file; a running server removes them in time\n",
        found->loose, found->loose_bytes);
  return std::pair(std::move(result), std::move(note));
}

base::Expected<Kept> check(const std::string& data, bool deep) {
  BANTER_CHECK(require_data(data));
  const Interruption interruption;
  const std::function<bool()> stop = [&] { return interruption.asked(); };
  BANTER_TRY(results, storage::sqlite::check(data + '/' + std::string(kDatabaseName), stop));
  BANTER_TRY(contents, look_at_contents(data, deep, stop));
  results.push_back(std::move(contents.first));
  Kept kept;
  std::size_t wrong = 0;
  for (const storage::sqlite::CheckResult& result : results) {
    tell(kept, result);
    if (!result.findings.empty()) ++wrong;
  }
  kept.text += contents.second;
  kept.is_well = wrong == 0;
  kept.text += kept.is_well ? fmt::format("All {} looks at {} found nothing wrong.\n", results.size(), data)
                            : fmt::format("{} of {} looks at {} found something wrong.\n", wrong,
                                          results.size(), data);
  return kept;
}

}  // namespace

base::Expected<Kept> keep_data(const KeepData& wanted) {
  switch (wanted.verb) {
    case KeepVerb::backup:
      return told(back_up(wanted.data, wanted.file, wanted.replace));
    case KeepVerb::restore:
      return told(restore(wanted.data, wanted.file));
    case KeepVerb::check:
      return check(wanted.data, wanted.deep);
    case KeepVerb::export_:
      return told(wanted.user.empty()
                      ? export_all(wanted.data, wanted.file, !wanted.without_files)
                      : export_user(wanted.data, wanted.file, wanted.user, !wanted.without_files));
    case KeepVerb::import:
      return told(import_data(wanted.file, wanted.data));
  }
  return base::fault("unknown act");
}

std::string_view keep_data_help() {
  return kHelp;
}

void declare_keep_data(CLI::App& app, KeepData& into, bool& help) {
  for (const std::string_view verb : kKeepVerbNames) {
    CLI::App& act = *app.add_subcommand(std::string(verb));
    act.set_help_flag();
    act.add_flag("--help,-h", help);
    act.add_option("--data", into.data);
    if (verb == "backup" || verb == "restore") act.add_option("FILE", into.file)->required();
    if (verb == "backup") act.add_flag("--force", into.replace);
    if (verb == "check") act.add_flag("--deep", into.deep);
    if (verb == "import") act.add_option("FOLDER", into.file)->required();
    if (verb == "export") {
      act.add_option("--to", into.file)->required();
      act.add_flag("--without-files", into.without_files);
      CLI::Option_group& whose = *act.add_option_group("whose");
      whose.add_flag("--all");
      whose.add_option("--user", into.user);
      whose.require_option(1);
    }
  }
}

std::optional<KeepData> chosen_keep_data(const CLI::App& app, const KeepData& given) {
  for (std::size_t i = 0; i < kKeepVerbNames.size(); ++i) {
    if (!app.get_subcommand(std::string(kKeepVerbNames[i]))->parsed()) continue;
    KeepData chosen = given;
    chosen.verb = static_cast<KeepVerb>(i);
    return chosen;
  }
  return std::nullopt;
}

}  // namespace banter::app
