#include "server/core/files/discard.hpp"

#include "base/try.hpp"

namespace banter::core {

protocol::Result<std::optional<BytesDropped>> discard(FileStore& files, const FileRecord& file) {
  BANTER_CHECK(files.remove(file.key));
  if (!file.is_file()) return BytesDropped{.upload = file.id};
  BANTER_TRY(is_shared, files.has_content(*file.sha256));
  if (is_shared) return std::nullopt;
  return BytesDropped{.upload = {}, .content = file.sha256};
}

void drop(Blobs& blobs, const BytesDropped& bytes) {
  if (bytes.content) blobs.retire(*bytes.content);
  if (!bytes.upload.empty()) blobs.drop(bytes.upload);
}

}  // namespace banter::core
