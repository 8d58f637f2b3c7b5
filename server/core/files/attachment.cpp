#include "server/core/ports/file_store.hpp"

namespace banter::core {

protocol::Attachment attachment_of(const FileRecord& file) {
  protocol::Attachment attachment{.file_id = file.id,
                                  .file_name = file.name,
                                  .size = file.size,
                                  .media_type = file.media_type,
                                  .sha256 = file.sha256 ? base::hex(*file.sha256) : std::string(),
                                  .width = file.width,
                                  .height = file.height};
  if (!file.preview.empty()) attachment.preview = file.preview;
  return attachment;
}

}  // namespace banter::core
