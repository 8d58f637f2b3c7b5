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
  // The word of a refusal that only a newer server knows, of which `result` has made `internal`; else empty.
  std::string unknown_code{};
};

// An event of a later version of the protocol.
struct UnknownEvent {
  std::string name;
};

using ServerFrame = std::variant<ReplyFrame, Event, UnknownEvent>;

// For clients: what a newer server adds is passed over, and nothing that the server sends can throw. A text
// of more than 64 KiB is refused, the data of `fetch` aside, so that whoever keeps a number of things knows
// what they weigh.
Result<ServerFrame> decode_server_frame(std::string_view json);

}  // namespace banter::protocol
