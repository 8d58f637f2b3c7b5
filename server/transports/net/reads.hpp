#pragma once

#include <string_view>
#include <variant>

#include "protocol/codec/decode_request.hpp"
#include "protocol/codec/frame.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "protocol/generated/cpp/rules.hpp"

// Which requests are answered by readers: many at a time, and with pages that are far larger than what asks
// for them. A request and its answer must be told alike, whether they are refused or not: one is counted,
// the other counted off.
namespace banter::transports {

inline bool runs_as_read(std::string_view action) {
  const auto place = protocol::action_table.find(action);
  return place && protocol::rules[*place].runs == protocol::Runs::read;
}

inline bool runs_as_read(const protocol::Reply& reply) {
  return protocol::rules[reply.index()].runs == protocol::Runs::read;
}

inline bool runs_as_read(const std::variant<protocol::RequestFrame, protocol::Refusal>& request) {
  const auto* const frame = std::get_if<protocol::RequestFrame>(&request);
  if (frame != nullptr) return protocol::rule_of(frame->request).runs == protocol::Runs::read;
  return runs_as_read(std::get<protocol::Refusal>(request).action);
}

}  // namespace banter::transports
