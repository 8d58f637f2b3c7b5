#include "server/transports/http/files/terminate.hpp"

#include <utility>

namespace banter::transports::http::files {

std::optional<Response> TerminateHandler::look_at_upload(const Exchange& exchange) {
  if (upload_id(exchange).empty()) return no_such_upload();
  return std::nullopt;
}

void TerminateHandler::open(Exchange& exchange) {
  is_asking_ = true;
  exchange.connection().submit(core::RemoveUpload{.file_id = upload_id(exchange)});
}

void TerminateHandler::answer(Exchange& exchange, core::FileAnswer answer) {
  is_asking_ = false;
  if (!answer) return refuse(exchange, answer.error());
  if (!std::holds_alternative<core::UploadRemoved>(*answer)) return refuse_odd_answer(exchange);
  respond(exchange, {.status = 204, .body = {}, .fields = {}});
}

}  // namespace banter::transports::http::files
