#include "base/random.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "server/core/files/file_name.hpp"
#include "server/core/files/uploads.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

constexpr std::size_t kMostTypeBytes = 128;
constexpr std::int64_t kMostUnfinished = 100;  // uploads of an account
constexpr std::int64_t kUnfinishedPart = 4;    // of what the server may keep, one of so many for them
constexpr std::int64_t kMostPixels = 100'000;  // along one side

bool is_extent(std::optional<std::int64_t> pixels) {
  return !pixels || (*pixels >= 1 && *pixels <= kMostPixels);
}

// Shown by other people's clients, so that it holds nothing but what it is said to be.
bool is_base64(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=';
  });
}

protocol::Result<void> require_sound(const CreateUpload& call) {
  if (call.size < 0) return refuse(ErrorCode::invalid_request, "The size of an upload must be told.");
  if (!is_extent(call.width) || !is_extent(call.height) || call.width.has_value() != call.height.has_value())
    return refuse(ErrorCode::invalid_request,
                  "“width” and “height” must come together, each from 1 to 100000.");
  if (call.media_type.size() > kMostTypeBytes)
    return refuse(ErrorCode::too_large, "“filetype” is longer than a type can be.");
  if (call.preview.size() > static_cast<std::size_t>(protocol::limit::preview_bytes))
    return refuse(ErrorCode::too_large, "“preview” is larger than 2048 bytes.");
  if (!is_base64(call.preview)) return refuse(ErrorCode::invalid_request, "“preview” must be base64.");
  return {};
}

// Bytes are reckoned when they are promised: nobody is to take all that there is for others by promises
// alone.
protocol::Result<void> require_few_unfinished(Services& services, const Session& me, std::int64_t size) {
  BANTER_TRY(unfinished, services.files.unfinished_of(me.key()));
  const std::int64_t all = services.settings.all_bytes;
  const bool takes_much =
      all > 0 && unfinished.uploads > 0 && unfinished.bytes + size > all / kUnfinishedPart;
  if (unfinished.uploads >= kMostUnfinished || takes_much)
    return refuse(ErrorCode::too_large, "You have begun many uploads; finish or remove some of them first.");
  return {};
}

}  // namespace

protocol::Result<Called> handle(Services& services, const Session& me, const CreateUpload& call) {
  BANTER_CHECK(require_sound(call));
  BANTER_CHECK(require_room(services, me, call.size));
  BANTER_CHECK(require_few_unfinished(services, me, call.size));
  FileRecord file{.id = base::random_id("f"),
                  .account = me.key(),
                  .name = kept_file_name(call.file_name),
                  .media_type = base::is_utf8(call.media_type) ? call.media_type : std::string(),
                  .size = call.size,
                  .width = call.width,
                  .height = call.height,
                  .preview = call.preview,
                  .expires_at = services.clock.wall() + services.settings.upload_span};
  BANTER_CHECK(services.files.add(file));
  return Called{state_of(file)};
}

}  // namespace banter::core
