#include "base/try.hpp"
#include "server/core/access/files.hpp"
#include "server/core/files/verbs.hpp"

namespace banter::core {

protocol::Result<OpenedFile> handle(ReadServices& services, const Caller& caller, const OpenFile& call) {
  BANTER_TRY(file, find_file(services.files, caller.account, call.file_id));
  if (services.blobs == nullptr)
    return protocol::refuse(protocol::ErrorCode::not_found, "This server keeps no files.");
  BANTER_TRY(content, services.blobs->open(*file.sha256));
  return OpenedFile{.file_name = std::move(file.name),
                    .media_type = std::move(file.media_type),
                    .size = file.size,
                    .sha256 = *file.sha256,
                    .content = std::move(content)};
}

}  // namespace banter::core
