#include "server/transports/http/files/offset.hpp"

#include <utility>

#include "server/transports/http/files/metadata.hpp"

namespace banter::transports::http::files {

std::optional<Response> OffsetHandler::look_at_upload(const Exchange& exchange) {
  if (upload_id(exchange).empty()) return no_such_upload();
  return std::nullopt;
}

void OffsetHandler::open(Exchange& exchange) {
  exchange.connection().submit(core::FindUpload{.file_id = upload_id(exchange)});
}

void OffsetHandler::know(Exchange& exchange, const core::UploadState& state) {
  metadata_ = format_metadata(state);
  if (state.finished) {
    // Whoever asks has heard no answer, and the request that finished it may have ended before it gave it up.
    blobs_of(exchange).drop(state.file_id);
    return end(exchange, state);
  }
  if (state.size == 0) return finish(exchange, state);
  blobs_of(exchange).how_far(state.file_id, exchange.on_loop<std::int64_t>(
                                                [this, &exchange, state](protocol::Result<std::int64_t> far) {
                                                  if (!far) return refuse_by_store(exchange, far.error());
                                                  // Somebody else has written to its file: nothing in it can
                                                  // be trusted, and it begins anew.
                                                  if (*far > state.size) {
                                                    blobs_of(exchange).drop(state.file_id);
                                                    far = 0;
                                                  }
                                                  if (*far == state.size) return finish(exchange, state);
                                                  size_ = state.size;
                                                  tell(exchange, 200, state, *far);
                                                }));
}

void OffsetHandler::end(Exchange& exchange, const core::UploadState& state) {
  size_ = state.size;
  tell(exchange, 200, state, state.size);
}

void OffsetHandler::respond(Exchange& exchange, Response response) {
  if (size_ >= 0) {
    response.fields.emplace_back("Upload-Length", std::to_string(size_));
    if (!metadata_.empty()) response.fields.emplace_back("Upload-Metadata", metadata_);
  }
  UploadHandler::respond(exchange, std::move(response));
}

}  // namespace banter::transports::http::files
