#include "server/app/transfer/export_manifest.hpp"

#include <fmt/core.h>

#include <boost/json.hpp>
#include <optional>

#include "server/app/startup/version.hpp"

namespace banter::app {
namespace {

namespace json = boost::json;
using base::fault;

constexpr std::string_view kFormat = "banter-export";
constexpr std::int64_t kFormatVersion = 2;
constexpr std::int64_t kWithoutFiles = 1;
constexpr std::string_view kHeld = "in the folder files";
constexpr std::string_view kLeftOut = "left out";
constexpr std::int64_t kLargest = std::int64_t{1} << 53;

std::optional<std::int64_t> number_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  const std::int64_t number = value->get_int64();
  if (number < 0 || number >= kLargest) return std::nullopt;
  return number;
}

std::string_view text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return {};
  return value->get_string();
}

}  // namespace

std::string encode(const ExportManifest& manifest) {
  json::object counts;
  for (const auto& [name, count] : manifest.counts)
    counts[name] = count;
  const bool has_files = manifest.contents != ExportManifest::Contents::none;
  json::object object{{"format", kFormat},
                      {"format_version", has_files ? kFormatVersion : kWithoutFiles},
                      {"scope", manifest.scope == ExportManifest::Scope::all ? "all" : "user"}};
  if (manifest.scope == ExportManifest::Scope::all) {
    object["last_account"] = manifest.state.last_account;
    object["changes"] = manifest.state.changes;
    object["secret"] = "accounts.jsonl holds password hashes, messages.jsonl what everybody has written";
  } else {
    object["user"] = manifest.user;
  }
  if (has_files) object["contents"] = manifest.contents == ExportManifest::Contents::held ? kHeld : kLeftOut;
  object["made_by"] = fmt::format("banterd {}", version());
  object["counts"] = counts;
  return json::serialize(object) + '\n';
}

base::Expected<ExportManifest> decode_export_manifest(std::string_view text) {
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  const auto not_understood = [] { return fault("its manifest.json is not understood"); };
  if (error || !value.is_object()) return not_understood();
  const json::object& object = value.get_object();
  const auto format_version = number_in(object, "format_version");
  if (text_in(object, "format") != kFormat || !format_version) return not_understood();
  if (*format_version > kFormatVersion)
    return fault("it was made by a newer banterd; import it with that one");
  ExportManifest manifest;
  manifest.user = text_in(object, "user");
  if (text_in(object, "contents") == kLeftOut) manifest.contents = ExportManifest::Contents::left_out;
  const std::string_view scope = text_in(object, "scope");
  if (scope == "user") manifest.scope = ExportManifest::Scope::user;
  if (scope != "user" && scope != "all") return not_understood();
  const json::value* counts = object.if_contains("counts");
  if (counts == nullptr || !counts->is_object()) return not_understood();
  for (const auto& [name, count] : counts->get_object()) {
    if (!count.is_int64()) return not_understood();
    manifest.counts[std::string(name)] = count.get_int64();
  }
  if (manifest.scope == ExportManifest::Scope::user) return manifest;
  const auto last_account = number_in(object, "last_account");
  const auto changes = number_in(object, "changes");
  if (!last_account || !changes) return not_understood();
  manifest.state = {.last_account = *last_account, .changes = *changes};
  return manifest;
}

}  // namespace banter::app
