#include "server/core/files/uploads.hpp"

#include <fmt/core.h>

#include "base/random.hpp"
#include "base/try.hpp"
#include "protocol/media_type.hpp"
#include "server/core/files/file_name.hpp"

namespace banter::core {
namespace {

using protocol::ErrorCode;
using protocol::refuse;

constexpr std::int64_t kFreePart = 20;  // one of so many parts of the disk stays free: protocol, 5 %

// As people say it.
std::string amount(std::int64_t bytes) {
  constexpr std::int64_t kilo = 1024;
  if (bytes < kilo) return fmt::format("{} bytes", bytes);
  if (bytes < kilo * kilo) return fmt::format("{} KiB", bytes / kilo);
  if (bytes < kilo * kilo * kilo) return fmt::format("{} MiB", bytes / (kilo * kilo));
  return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / static_cast<double>(kilo * kilo * kilo));
}

}  // namespace

protocol::Result<void> require_room(Services& services, const Session& me, std::int64_t bytes) {
  const Settings& settings = services.settings;
  if (services.blobs == nullptr || settings.file_bytes == 0)
    return refuse(ErrorCode::forbidden, "This server takes no files.");
  if (bytes > settings.file_bytes) {
    return refuse(ErrorCode::too_large, fmt::format("The file is larger than the {} that this server takes.",
                                                    amount(settings.file_bytes)));
  }
  if (settings.account_bytes > 0) {
    BANTER_TRY(used, services.files.bytes_of(me.key()));
    if (bytes > settings.account_bytes - used) {
      return refuse(ErrorCode::too_large,
                    fmt::format("Your files take up {} of the {} that you may keep here; delete some first.",
                                amount(used), amount(settings.account_bytes)));
    }
  }
  if (settings.all_bytes > 0) {
    BANTER_TRY(used, services.files.bytes_of(AccountKey{}));
    if (bytes > settings.all_bytes - used)
      return refuse(ErrorCode::too_large, "This server keeps as many files as it may; ask who runs it.");
  }
  BANTER_TRY(space, services.blobs->space());
  if (space.free - bytes < space.total / kFreePart)
    return refuse(ErrorCode::storage_unavailable, "The server's disk is nearly full; ask who runs it.");
  return {};
}

protocol::Result<FileRecord> find_own(Services& services, const Session& me, std::string_view id) {
  BANTER_TRY(file, services.files.by_id(id));
  if (!file || file->account != me.key())
    return refuse(ErrorCode::not_found, "There is no such upload; it may have expired.");
  return *std::move(file);
}

FileRecord new_file(const Services& services, const Session& me, std::string_view name,
                    std::string_view declared, const Placed& content) {
  return {.id = base::random_id("f"),
          .account = me.key(),
          .name = kept_file_name(name),
          .media_type = std::string(protocol::judge_media_type(content.beginning, declared)),
          .size = content.size,
          .sha256 = content.hash,
          .expires_at = services.clock.wall() + services.settings.upload_span};
}

UploadState state_of(const FileRecord& file) {
  return {.file_id = file.id,
          .size = file.size,
          .finished = file.is_file(),
          .expires_at = file.is_held() ? 0 : file.expires_at,
          .file_name = file.name,
          .media_type = file.media_type,
          .width = file.width,
          .height = file.height,
          .preview = file.preview};
}

}  // namespace banter::core
