#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/request_id.hpp"

namespace banter::protocol {

struct ReplyFrame {
  RequestId id;
  std::string action;  // empty when the server could not tell
  Result<Reply> result;
};

// An event of a later version of the protocol.
struct UnknownEvent {
  std::string name;
};

using ServerFrame = std::variant<ReplyFrame, Event, UnknownEvent>;

// For clients: what a newer server adds is passed over, and nothing that the server sends can throw.
Result<ServerFrame> decode_server_frame(std::string_view json);

}  // namespace banter::protocol
