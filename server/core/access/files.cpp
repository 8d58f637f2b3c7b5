#include "server/core/access/files.hpp"

#include <algorithm>

#include "base/try.hpp"

namespace banter::core {

using protocol::ErrorCode;
using protocol::refuse;

protocol::Result<FileRecord> find_file(FileReads& files, AccountKey me, std::string_view id) {
  BANTER_TRY(file, files.by_id(id));
  // What was let go of waits for nothing but its removal.
  const bool is_there = file && file->is_file() && (file->is_held() || file->expires_at > 0);
  if (is_there) {
    if (file->account == me || file->avatars > 0) return *std::move(file);
    BANTER_TRY(in_reach, files.is_in_reach(file->key, me));
    if (in_reach) return *std::move(file);
  }
  return refuse(ErrorCode::not_found, "There is no such file, or it is not for you to see.");
}

protocol::Result<std::vector<FileRecord>> find_attachments(FileReads& files, AccountKey me,
                                                           std::span<const std::string> ids) {
  std::vector<FileRecord> found;
  found.reserve(ids.size());
  for (const std::string& id : ids) {
    if (std::ranges::find(found, id, &FileRecord::id) != found.end()) {
      return protocol::refuse_field(ErrorCode::invalid_request, "attachments",
                                    "“attachments” names a file twice.");
    }
    auto file = find_file(files, me, id);
    if (!file && file.error().code == ErrorCode::not_found)
      return refuse(ErrorCode::not_found, "One of the attached files is not on this server, or not for you.");
    if (!file) return std::unexpected(std::move(file).error());
    found.push_back(std::move(*file));
  }
  return found;
}

}  // namespace banter::core
