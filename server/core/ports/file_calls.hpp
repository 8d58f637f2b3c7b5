#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "server/core/ports/blobs.hpp"

// What the way of files over HTTP asks of the domain. These are no requests of the protocol: what is sent and
// received is bytes, which the transport moves between its connection and the Blobs. Who asks is whoever the
// connection's session speaks for.
namespace banter::core {

// A new upload. Errors: forbidden (guests), too_large (the file, or what the account or the server may keep),
// invalid_request, rate_limited, storage_unavailable (also: the disk is nearly full).
struct CreateUpload {
  std::int64_t size = 0;
  std::string file_name;   // as the client says, up to 1,024 bytes; only its last component is kept
  std::string media_type;  // as the client says
  std::optional<std::int64_t> width, height;
  std::string preview;  // as in Attachment; up to limit::preview_bytes
};
// An upload of the caller's own. Errors: not_found.
struct FindUpload {
  std::string file_id;
};
// All of it is placed. Fine when it was finished before. Errors: not_found.
struct FinishUpload {
  std::string file_id;
  Placed content;
};
// The caller does not want it any more; its bytes go too. Errors: not_found, conflict (a message has it).
struct RemoveUpload {
  std::string file_id;
};
// A file that the caller may read. Errors: not_found.
struct OpenFile {
  std::string file_id;
};

using FileCall = std::variant<CreateUpload, FindUpload, FinishUpload, RemoveUpload, OpenFile>;

// CreateUpload, FindUpload, FinishUpload.
struct UploadState {
  std::string file_id;
  std::int64_t size = 0;
  bool finished = false;        // it is a file now
  base::Millis expires_at = 0;  // when it goes unless it is used, by the wall clock; 0: not known
  // As they are kept.
  std::string file_name{};
  std::string media_type{};
  std::optional<std::int64_t> width{}, height{};
  std::string preview{};
};
struct UploadRemoved {};
struct OpenedFile {
  std::string file_name;
  std::string media_type;
  std::int64_t size = 0;
  ContentHash sha256{};
  std::shared_ptr<Content> content;
};

using FileAnswer = protocol::Result<std::variant<UploadState, UploadRemoved, OpenedFile>>;

}  // namespace banter::core
