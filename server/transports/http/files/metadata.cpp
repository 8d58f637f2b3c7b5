#include "server/transports/http/files/metadata.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/base64.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/transports/http/files/number.hpp"

namespace banter::transports::http::files {
namespace {

using protocol::ErrorCode;
using protocol::refuse;
using protocol::Result;

constexpr std::size_t name_bytes = 1024;
constexpr std::size_t type_bytes = 255;
constexpr std::size_t most_keys = 32;
constexpr std::int64_t most_pixels = 1'000'000;  // of one side

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_key(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f' && c != ','; });
}

Result<std::string> text_of(std::string_view key, std::string bytes, std::size_t most) {
  if (bytes.size() > most)
    return refuse(ErrorCode::too_large, "`" + std::string(key) + "` in Upload-Metadata is too long.");
  if (!base::is_utf8(bytes))
    return refuse(ErrorCode::invalid_request, "`" + std::string(key) + "` in Upload-Metadata is not UTF-8.");
  return bytes;
}

Result<std::int64_t> side_of(std::string_view key, std::string_view bytes) {
  const auto number = parse_number(bytes);
  if (!number || *number < 1 || *number > most_pixels)
    return refuse(ErrorCode::invalid_request,
                  "`" + std::string(key) + "` in Upload-Metadata is no number of pixels.");
  return *number;
}

Result<void> take(UploadMetadata& metadata, std::string_view key, std::string value) {
  if (key == "filename") {
    BANTER_TRY(text, text_of(key, std::move(value), name_bytes));
    metadata.file_name = std::move(text);
  } else if (key == "filetype") {
    BANTER_TRY(text, text_of(key, std::move(value), type_bytes));
    metadata.media_type = std::move(text);
  } else if (key == "width") {
    BANTER_TRY(side, side_of(key, value));
    metadata.width = side;
  } else if (key == "height") {
    BANTER_TRY(side, side_of(key, value));
    metadata.height = side;
  } else if (key == "preview") {
    BANTER_TRY(text, text_of(key, std::move(value), protocol::limit::preview_bytes));
    if (!base::base64_decode(text))
      return refuse(ErrorCode::invalid_request, "`preview` in Upload-Metadata is no picture in base64.");
    metadata.preview = std::move(text);
  }
  return {};
}

}  // namespace

std::string format_metadata(const core::UploadState& state) {
  std::string field;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    if (!field.empty()) field += ',';
    field += std::string(key) + ' ' + base::base64_encode(value);
  };
  add("filename", state.file_name);
  add("filetype", state.media_type);
  add("width", state.width ? std::to_string(*state.width) : std::string());
  add("height", state.height ? std::to_string(*state.height) : std::string());
  add("preview", state.preview);
  return field;
}

Result<UploadMetadata> parse_metadata(std::string_view field) {
  UploadMetadata metadata;
  std::vector<std::string_view> keys;
  std::string_view rest = field;
  while (!trim(rest).empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view pair = trim(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t blank = std::min(pair.find(' '), pair.size());
    const std::string_view key = pair.substr(0, blank);
    auto value = base::base64_decode(trim(pair.substr(blank)));
    if (!is_key(key) || !value || keys.size() == most_keys)
      return refuse(ErrorCode::invalid_request, "Upload-Metadata must be keys with their values in base64.");
    if (std::ranges::find(keys, key) != keys.end())
      return refuse(ErrorCode::invalid_request, "Upload-Metadata has a key twice.");
    keys.push_back(key);
    BANTER_CHECK(take(metadata, key, std::move(*value)));
  }
  return metadata;
}

}  // namespace banter::transports::http::files
