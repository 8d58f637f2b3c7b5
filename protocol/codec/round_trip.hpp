#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/codec/decode_request.hpp"
#include "protocol/codec/decode_server_frame.hpp"
#include "protocol/codec/encode.hpp"

// What must hold for any bytes at all: what the fuzz targets ask.
namespace banter::protocol {

inline bool same(const ReplyFrame& a, const ReplyFrame& b) {
  return a.id == b.id && a.action == b.action && a.result == b.result;
}

inline std::string encoded(const ReplyFrame& frame) {
  std::string json;
  if (frame.result) {
    append_reply(json, frame.id, *frame.result);
  } else {
    append_refusal(json, frame.id, frame.action, frame.result.error());
  }
  return json;
}

// A request that is taken is taken again, and alike, when it is written anew; a refusal reaches the client
// whole.
inline bool request_holds(std::string_view bytes) {
  const auto first = decode_request(bytes, Planned::accepted);
  std::string json;
  if (first) {
    append_request(json, first->id, first->request);
    const auto second = decode_request(json, Planned::accepted);
    return second && second->id == first->id && second->request == first->request;
  }
  const Refusal& refusal = first.error();
  append_refusal(json, refusal.id, refusal.action, refusal.error);
  const auto seen = decode_server_frame(json);
  if (!seen || !std::holds_alternative<ReplyFrame>(*seen)) return false;
  return same(std::get<ReplyFrame>(*seen), {refusal.id, refusal.action, std::unexpected(refusal.error)});
}

// A frame of the server that is taken is taken again, and alike, when it is written anew.
inline bool server_frame_holds(std::string_view bytes) {
  const auto first = decode_server_frame(bytes);
  if (!first) return true;
  if (const auto* reply = std::get_if<ReplyFrame>(&*first)) {
    const auto second = decode_server_frame(encoded(*reply));
    return second && std::holds_alternative<ReplyFrame>(*second) &&
           same(std::get<ReplyFrame>(*second), *reply);
  }
  if (const auto* event = std::get_if<Event>(&*first)) {
    std::string json;
    append_event(json, *event);
    const auto second = decode_server_frame(json);
    return second && std::holds_alternative<Event>(*second) && std::get<Event>(*second) == *event;
  }
  return true;
}

}  // namespace banter::protocol
