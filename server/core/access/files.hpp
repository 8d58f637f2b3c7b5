#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/ports/storage.hpp"

// Who may read a file: whoever uploaded it, the members of the conversations that hold it, and of an
// account's picture everybody.
namespace banter::core {

// Errors: not_found, also for what is there but not for `me`, so that nobody learns of it.
protocol::Result<FileRecord> find_file(FileReads& files, AccountKey me, std::string_view id);

// What a message of `me` may hold. Errors: not_found, invalid_request (the same one twice).
protocol::Result<std::vector<FileRecord>> find_attachments(FileReads& files, AccountKey me,
                                                           std::span<const std::string> ids);

}  // namespace banter::core
