#include <algorithm>

#include "base/hash.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/text_rules.hpp"
#include "protocol/media_type.hpp"
#include "server/app/transfer/records/kinds.hpp"
#include "server/app/transfer/records/members.hpp"
#include "server/core/files/file_name.hpp"

namespace banter::app {
namespace {

using protocol::TextRule;

constexpr protocol::IntegerRule kPixels{.min = 1, .max = 100'000};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// It stands in addresses.
bool is_file_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}
constexpr TextRule kFileId{.check = is_file_id, .must = "be 1 to 64 letters, digits, - and _"};

bool is_kept_name(std::string_view text) {
  return text == core::kept_file_name(text);
}
constexpr TextRule kFileName{.check = is_kept_name, .must = "be the name of a file and no path"};

// What the server itself would judge it to be: browsers act upon it.
bool is_judged_type(std::string_view text) {
  return text == protocol::unknown_media_type || protocol::is_shown_inline(text);
}
constexpr TextRule kMediaType{.check = is_judged_type, .must = "be a type that this server gives to files"};

bool is_base64(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return is_letter_or_digit(c) || c == '+' || c == '/' || c == '='; });
}
constexpr TextRule kPreview{
    .max_bytes = protocol::limit::preview_bytes, .check = is_base64, .must = "be base64"};

}  // namespace

void write(protocol::Writer& out, const core::ArchivedFile& one) {
  const core::FileRecord& file = one.file;
  out.text("file_id", file.id);
  out.integer("account", file.account.value);
  out.text("file_name", file.name);
  out.text("media_type", file.media_type);
  out.integer("size", file.size);
  out.text("sha256", base::hex(file.sha256.value_or(core::ContentHash{})));
  out.integer("width", file.width);
  out.integer("height", file.height);
  write_unless(out, "preview", file.preview);
  write_unless(out, "expires_at", file.expires_at);
}

void read(protocol::Fields& in, core::ArchivedFile& one) {
  core::FileRecord& file = one.file;
  in.text("file_id", file.id, kFileId);
  in.integer("account", file.account.value, kKey);
  in.text("file_name", file.name, kFileName);
  in.text("media_type", file.media_type, kMediaType);
  in.integer("size", file.size);
  read_digest(in, "sha256", file.sha256.emplace());
  in.integer("width", file.width, kPixels);
  in.integer("height", file.height, kPixels);
  read_if(in, "preview", file.preview, kPreview);
  read_if(in, "expires_at", file.expires_at);
}

}  // namespace banter::app
