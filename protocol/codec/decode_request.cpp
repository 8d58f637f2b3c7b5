#include "protocol/codec/decode_request.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "protocol/codec/frame.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/request_codec.hpp"

namespace banter::protocol {
namespace {

// Arrays inside arrays could hold as many values as a frame has bytes; no request needs more than these.
constexpr JsonTape::Limits request_limits{.depth = limit::frame_depth,
                                          .members = limit::frame_members,
                                          .elements = limit::frame_members,
                                          .nodes = 32 * limit::frame_members};

Error no_request(std::string sentence) {
  return {.code = ErrorCode::invalid_request, .message = std::move(sentence)};
}

// The id of a frame that cannot be read to its end, so that the client still knows what was refused.
RequestId id_before_fault(const JsonTape& tape) {
  if (tape.empty() || tape.kind(0) != JsonTape::Kind::object) return {};
  Reading reading{tape};
  Fields frame(reading, 0);
  return read_id(frame, tape);
}

}  // namespace

std::expected<RequestFrame, Refusal> decode_request(std::string_view json, Planned planned) {
  thread_local JsonTape tape;
  if (!tape.parse(json, request_limits)) {
    // Whatever the parser takes is UTF-8, so only what it refuses need be looked at.
    const bool utf8 = base::is_utf8(json);
    Error error = no_request(utf8 ? "The frame " + tape.fault() + "." : "The frame is not UTF-8.");
    return std::unexpected(Refusal{id_before_fault(tape), {}, std::move(error), !utf8});
  }
  if (tape.kind(0) != JsonTape::Kind::object) {
    return std::unexpected(Refusal{{}, {}, no_request("The frame must be a JSON object."), false});
  }
  Reading reading{tape};
  Fields frame(reading, 0);
  RequestId id = read_id(frame, tape);
  const auto refused = [&](std::string_view action, Error error) {
    return std::unexpected(Refusal{std::move(id), std::string(action), std::move(error), false});
  };

  const auto place = frame.find("action");
  if (place == Fields::none || tape.kind(place) != JsonTape::Kind::string) {
    frame.refuse("action", ErrorCode::invalid_request,
                 place == Fields::none ? "is missing" : "must be a string");
    return refused({}, std::move(*reading.fault));
  }
  const std::string_view name = tape.text(place);
  const std::string_view echo = name.size() <= limit::id_bytes ? name : std::string_view();
  if (reading.fault) return refused(echo, std::move(*reading.fault));

  const auto action = action_table.find(name);
  if (!action) {
    return refused(
        echo, {.code = ErrorCode::unknown_action, .message = "There is no such action.", .field = "action"});
  }
  if (rules[*action].planned && planned == Planned::refused) {
    return refused(echo, {.code = ErrorCode::unknown_action,
                          .message = "“" + std::string(name) + "” is not available on this server yet.",
                          .field = "action"});
  }
  std::expected<RequestFrame, Refusal> frame_out(std::in_place);
  read(frame, *action, frame_out->request);
  if (reading.fault) return refused(name, std::move(*reading.fault));
  frame_out->id = std::move(id);
  return frame_out;
}

}  // namespace banter::protocol
