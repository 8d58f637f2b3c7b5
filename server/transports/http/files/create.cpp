#include "server/transports/http/files/create.hpp"

#include <utility>

#include "server/transports/http/files/metadata.hpp"
#include "server/transports/http/files/number.hpp"
#include "server/transports/net/shared.hpp"

namespace banter::transports::http::files {

using protocol::ErrorCode;

std::optional<Response> CreateHandler::look_at_upload(const Exchange& exchange) {
  const Head& head = exchange.head();
  if ((head.path() != "/files" && head.path() != "/files/") || method_of(head) != "POST") {
    Response response = refusal(405, ErrorCode::invalid_request, "Uploads are created by POST /files.");
    response.fields.emplace_back("Allow", "OPTIONS, GET, HEAD, PATCH, DELETE");
    return response;
  }
  const auto length = parse_number(head.field("upload-length"));
  if (!length || head.count("upload-length") != 1 || head.count("upload-defer-length") != 0)
    return refusal(400, ErrorCode::invalid_request,
                   "Say with Upload-Length how many bytes the file has; it cannot be said later.");
  if (*length > exchange.connection().shared().options.limits.uploaded_bytes)
    return refusal(413, ErrorCode::too_large, "The file is larger than the server takes.");
  auto metadata = parse_metadata(head.field("upload-metadata"));
  if (head.count("upload-metadata") > 1)
    return refusal(400, ErrorCode::invalid_request, "There is more than one Upload-Metadata.");
  if (!metadata) return refusal(metadata.error());
  call_ = {.size = *length,
           .file_name = std::move(metadata->file_name),
           .media_type = std::move(metadata->media_type),
           .width = metadata->width,
           .height = metadata->height,
           .preview = std::move(metadata->preview)};
  return std::nullopt;
}

void CreateHandler::open(Exchange& exchange) {
  is_asking_ = true;
  exchange.connection().submit(std::move(call_));
}

void CreateHandler::know(Exchange& exchange, const core::UploadState& state) {
  // Nothing more will be sent of a file without bytes.
  if (state.size == 0 && !state.finished) return finish(exchange, state);
  end(exchange, state);
}

void CreateHandler::end(Exchange& exchange, const core::UploadState& state) {
  Response response{.status = 201, .body = {}, .fields = {}};
  response.fields.emplace_back("Location", "/files/" + state.file_id);
  if (state.expires_at != 0) response.fields.emplace_back("Upload-Expires", http_date(state.expires_at));
  respond(exchange, std::move(response));
}

void CreateHandler::respond(Exchange& exchange, Response response) {
  is_asking_ = false;
  UploadHandler::respond(exchange, std::move(response));
}

}  // namespace banter::transports::http::files
