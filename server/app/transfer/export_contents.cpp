#include "server/app/transfer/export_contents.hpp"

#include <boost/json.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/hash.hpp"
#include "base/platform/file.hpp"
#include "base/platform/temporary_folder.hpp"
#include "base/try.hpp"
#include "server/app/contents/copy_content.hpp"
#include "server/app/contents/place.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/app/transfer/lines.hpp"
#include "server/app/transfer/records/records.hpp"
#include "server/storage/sqlite/contents.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using base::Expected;
using storage::sqlite::KnownContents;

constexpr const char* kBefore = "/before";  // what an earlier round has copied

struct Named {
  core::ContentHash hash{};
  std::int64_t size = 0;
};

std::optional<Named> named_by(const json::object& object) {
  const json::value* hash = object.if_contains("sha256");
  const json::value* size = object.if_contains("size");
  if (hash == nullptr || !hash->is_string() || size == nullptr || !size->is_int64()) return std::nullopt;
  const auto bytes = base::from_hex(hash->get_string());
  Named named{.size = size->get_int64()};
  if (!bytes || bytes->size() != named.hash.size()) return std::nullopt;
  std::memcpy(named.hash.data(), bytes->data(), bytes->size());
  return named;
}

// Of the object itself, and of those within it.
void find_named(const json::value& value, std::vector<Named>& found) {
  if (value.is_object()) {
    if (const auto named = named_by(value.get_object())) found.push_back(*named);
    for (const auto& member : value.get_object())
      find_named(member.value(), found);
  } else if (value.is_array()) {
    for (const json::value& element : value.get_array())
      find_named(element, found);
  }
}

// False: it has gone, and no file has it any more.
Expected<bool> take(const Named& one, const std::string& data, const std::string& to, KnownContents& live,
                    const std::function<bool()>& stop) {
  const std::string place = place_of(one.hash);
  const std::string before = to + kBefore + '/' + place;
  std::error_code ignored;
  if (fs::exists(before, ignored)) {
    BANTER_CHECK(base::make_private_dir(base::folder_of(to + '/' + place)));
    if (std::rename(before.c_str(), (to + '/' + place).c_str()) != 0)
      return base::os_fault("cannot write " + to + '/' + place, errno);
    return true;
  }
  auto copied = copy_content(one.hash, one.size, data, to, stop);
  if (!copied && copied.error().os_error == ENOENT) {
    BANTER_TRY(is_known, live.has(one.hash));
    if (!is_known) return false;
    copied = copy_content(one.hash, one.size, data, to, stop);
  }
  BANTER_CHECK(copied);
  return true;
}

}  // namespace

Expected<bool> ExportContents::add(const std::string& name) {
  BANTER_TRY(lines, LinesIn::open(to_ + '/' + name + ".jsonl", kMostLineBytes));
  BANTER_TRY(live, KnownContents::open(data_ + '/' + std::string(kDatabaseName), false));
  bool is_all = true;
  std::vector<Named> found;
  while (true) {
    if (stop_()) return base::fault("interrupted");
    BANTER_TRY(line, lines.next());
    if (!line) return is_all;
    if (line->find("\"sha256\":") == std::string_view::npos) continue;
    found.clear();
    find_named(json::parse(json::string_view(line->data(), line->size())), found);
    any_ |= !found.empty();
    for (const Named& one : found) {
      if (!with_) break;
      BANTER_TRY(taken, take(one, data_, to_, live, stop_));
      is_all &= taken;
    }
  }
}

Expected<void> ExportContents::begin_again() {
  any_ = false;
  std::error_code error;
  const fs::path files = fs::path(to_) / kFilesName;
  if (!fs::exists(files, error)) return {};
  fs::remove_all(to_ + kBefore, error);
  BANTER_CHECK(base::make_private_dir(to_ + kBefore));
  fs::rename(files, to_ + kBefore + '/' + std::string(kFilesName), error);
  if (error) return base::os_fault("cannot write " + files.string(), error.value());
  return {};
}

Expected<ExportManifest::Contents> ExportContents::finish() {
  std::error_code error;
  fs::remove_all(to_ + kBefore, error);
  if (!any_) return ExportManifest::Contents::none;
  if (!with_) return ExportManifest::Contents::left_out;
  BANTER_CHECK(base::sync_file_system(to_));
  return ExportManifest::Contents::held;
}

}  // namespace banter::app
