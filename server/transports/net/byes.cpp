#include "server/transports/net/byes.hpp"

#include <string>

#include "protocol/codec/encode.hpp"
#include "server/transports/net/frame_bytes.hpp"

namespace banter::transports {

core::Frame bye_frame(protocol::ByeCode code, base::Millis retry_after) {
  std::string json;
  protocol::append_event(json, protocol::ByeEvent{.code = code, .retry_after_ms = retry_after});
  return make_frame(json);
}

}  // namespace banter::transports
