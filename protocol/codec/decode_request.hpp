#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/request.hpp"
#include "protocol/request_id.hpp"

namespace banter::protocol {

struct RequestFrame {
  RequestId id;
  Request request;
};

// A frame that is no request the server can take. An empty action stands for `"reply":null`.
struct Refusal {
  RequestId id;
  std::string action;
  Error error;
  bool closes_connection = false;  // its bytes are not UTF-8: what follows cannot be trusted to be frames
};

// Whether actions that are declared, but planned, are refused like unknown ones. Only tests accept them.
enum class Planned : std::uint8_t { refused, accepted };

// Shape, types and ranges of one frame of at most 4 GiB; rights and existence are for others to check.
std::expected<RequestFrame, Refusal> decode_request(std::string_view json,
                                                    Planned planned = Planned::refused);

}  // namespace banter::protocol
