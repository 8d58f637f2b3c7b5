#pragma once

#include "server/core/ports/file_calls.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// What the verbs of uploads have in common.
namespace banter::core {

// Whether `bytes` more may be kept for `me`. Errors: too_large, storage_unavailable (the disk is nearly
// full).
protocol::Result<void> require_room(Services& services, const Session& me, std::int64_t bytes);

// An upload, or a file, that `me` has brought. Errors: not_found.
protocol::Result<FileRecord> find_own(Services& services, const Session& me, std::string_view id);

// A file of content that is placed, which nothing holds yet; `declared`: its type as the uploader says.
FileRecord new_file(const Services& services, const Session& me, std::string_view name,
                    std::string_view declared, const Placed& content);

UploadState state_of(const FileRecord& file);

}  // namespace banter::core
