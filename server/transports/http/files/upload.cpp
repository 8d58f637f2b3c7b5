#include "server/transports/http/files/upload.hpp"

#include <utility>

#include "server/transports/http/files/file_id.hpp"

namespace banter::transports::http::files {

using protocol::ErrorCode;

std::optional<Response> UploadHandler::look_at(const Exchange& exchange) {
  if (speaks_tus(exchange.head())) return look_at_upload(exchange);
  Response response =
      refusal(412, ErrorCode::invalid_request, "Uploads are made by tus 1.0.0: send `Tus-Resumable: 1.0.0`.");
  response.fields.emplace_back("Tus-Version", "1.0.0");
  return response;
}

void UploadHandler::respond(Exchange& exchange, Response response) {
  is_finishing_ = false;
  response.fields.emplace_back("Tus-Resumable", "1.0.0");
  SessionHandler::respond(exchange, std::move(response));
}

void UploadHandler::answer(Exchange& exchange, core::FileAnswer answer) {
  if (!answer) return refuse(exchange, answer.error());
  const auto* const state = std::get_if<core::UploadState>(&*answer);
  if (state == nullptr) return refuse_odd_answer(exchange);
  // While it is being finished, an earlier question may still be answered.
  if (!is_finishing_ || !state->finished) return know(exchange, *state);
  blobs_of(exchange).drop(state->file_id);
  end(exchange, *state);
}

void UploadHandler::finish(Exchange& exchange, const core::UploadState& state) {
  is_finishing_ = true;
  auto then = exchange.on_loop<core::Placed>(
      [this, &exchange, id = state.file_id](protocol::Result<core::Placed> placed) {
        tell_core(exchange, id, std::move(placed));
      });
  // Of an upload of no bytes there is nothing in the store.
  if (state.size == 0) return blobs_of(exchange).store({}, std::move(then));
  blobs_of(exchange).place(state.file_id, state.size, std::move(then));
}

void UploadHandler::tell_core(Exchange& exchange, const std::string& id,
                              protocol::Result<core::Placed> placed) {
  if (!placed) return refuse_by_store(exchange, placed.error());
  exchange.connection().submit(core::FinishUpload{.file_id = id, .content = std::move(*placed)});
}

void UploadHandler::refuse_by_store(Exchange& exchange, const protocol::Error& error) {
  static constexpr int locked = 423;
  refuse(exchange, error, error.code == ErrorCode::rate_limited ? locked : 0);
}

void UploadHandler::tell(Exchange& exchange, int status, const core::UploadState& state,
                         std::int64_t offset) {
  Response response{.status = status, .body = {}, .fields = {}};
  response.fields.emplace_back("Upload-Offset", std::to_string(offset));
  if (state.expires_at != 0) response.fields.emplace_back("Upload-Expires", http_date(state.expires_at));
  respond(exchange, std::move(response));
}

std::string upload_id(const Exchange& exchange) {
  return std::string(file_id_in(exchange.head().path()));
}

Response no_such_upload() {
  return refusal(404, ErrorCode::not_found, "There is no such upload.");
}

}  // namespace banter::transports::http::files
