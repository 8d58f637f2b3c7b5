#include "server/transports/http/frame_error.hpp"

#include <utility>
#include <variant>

#include "protocol/codec/decode_server_frame.hpp"
#include "server/transports/net/frame_bytes.hpp"

namespace banter::transports::http {

protocol::Error error_in(const core::Frame& frame) {
  if (auto decoded = protocol::decode_server_frame(frame->text())) {
    auto* const reply = std::get_if<protocol::ReplyFrame>(&*decoded);
    if (reply != nullptr && !reply->result) return std::move(reply->result.error());
  }
  return {.code = *frame->error, .message = {}};
}

}  // namespace banter::transports::http
