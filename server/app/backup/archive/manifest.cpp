#include "server/app/backup/archive/manifest.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstring>
#include <optional>
#include <set>

#include "base/try.hpp"

namespace banter::app {
namespace {

namespace json = boost::json;
using base::Expected;
using base::fault;

constexpr std::string_view kFormat = "banter-backup";
constexpr std::int64_t kFormatVersion = 2;
constexpr std::int64_t kWithoutContents = 1;
constexpr std::size_t kLength = 2048;  // a few members do not fill it

// All that a data folder holds and a server cannot make again.
constexpr std::array<std::string_view, 3> kNames{"banter.db", "tls/key.pem", "tls/certificate.pem"};

std::unexpected<base::Fault> not_understood() {
  return fault("the backup's manifest is not understood");
}

std::optional<std::int64_t> integer_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

std::optional<std::string> text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

std::optional<Manifest::Member> member_of(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const auto name = text_in(value.get_object(), "name");
  const auto bytes = integer_in(value.get_object(), "bytes");
  const auto hash = base::from_hex(text_in(value.get_object(), "sha256").value_or(""));
  if (!name || !bytes || *bytes < 0 || !hash || !is_backed_up(*name)) return std::nullopt;
  Manifest::Member member{.name = *name, .bytes = *bytes};
  if (hash->size() != member.sha256.size()) return std::nullopt;
  std::memcpy(member.sha256.data(), hash->data(), hash->size());
  return member;
}

}  // namespace

bool is_backed_up(std::string_view name) {
  return std::ranges::find(kNames, name) != kNames.end();
}

namespace {

std::optional<Manifest::Contents> contents_of(const json::object& object) {
  const json::value* value = object.if_contains("contents");
  if (value == nullptr) return Manifest::Contents{};
  if (!value->is_object()) return std::nullopt;
  const auto count = integer_in(value->get_object(), "count");
  const auto bytes = integer_in(value->get_object(), "bytes");
  if (!count || *count < 0 || !bytes || *bytes < 0) return std::nullopt;
  return Manifest::Contents{.count = *count, .bytes = *bytes};
}

}  // namespace

std::string encode(const Manifest& manifest) {
  json::array members;
  for (const Manifest::Member& member : manifest.members)
    members.push_back({{"name", member.name}, {"bytes", member.bytes}, {"sha256", base::hex(member.sha256)}});
  const bool has_contents = manifest.contents.count > 0;
  json::object object{{"format", kFormat},
                      {"format_version", has_contents ? kFormatVersion : kWithoutContents},
                      {"made_at", manifest.made_at},
                      {"made_by", manifest.made_by}};
  if (has_contents)
    object["contents"] = {{"count", manifest.contents.count}, {"bytes", manifest.contents.bytes}};
  object["members"] = members;
  std::string text = json::serialize(object);
  text.resize(std::max(text.size(), kLength), ' ');
  return text + '\n';
}

Expected<Manifest> decode_manifest(std::string_view text) {
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  if (error || !value.is_object()) return not_understood();
  const json::object& object = value.get_object();
  if (text_in(object, "format") != kFormat) return not_understood();
  const auto version = integer_in(object, "format_version");
  if (!version) return not_understood();
  if (*version > kFormatVersion)
    return fault("the backup was made by a newer banterd; restore it with that one");
  const json::value* members = object.if_contains("members");
  if (members == nullptr || !members->is_array()) return not_understood();
  const auto contents = contents_of(object);
  if (!contents) return not_understood();
  Manifest manifest{.made_at = text_in(object, "made_at").value_or(""),
                    .made_by = text_in(object, "made_by").value_or(""),
                    .contents = *contents,
                    .members = {}};
  std::set<std::string> names;
  for (const json::value& one : members->get_array()) {
    auto member = member_of(one);
    if (!member || !names.insert(member->name).second) return not_understood();
    manifest.members.push_back(std::move(*member));
  }
  if (!names.contains("banter.db")) return not_understood();
  return manifest;
}

}  // namespace banter::app
