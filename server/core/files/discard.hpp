#pragma once

#include "server/core/outcome.hpp"
#include "server/core/ports/file_store.hpp"

namespace banter::core {

// Removes a file or upload that nothing holds. Gives which bytes are to go when that is on disk; nothing when
// another file has them too.
protocol::Result<std::optional<BytesDropped>> discard(FileStore& files, const FileRecord& file);

// Once it is: the bytes go.
void drop(Blobs& blobs, const BytesDropped& bytes);

}  // namespace banter::core
