#include "protocol/codec/decode_server_frame.hpp"

#include <utility>

#include "protocol/codec/frame.hpp"
#include "protocol/generated/cpp/event_codec.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/reply_codec.hpp"
#include "protocol/generated/cpp/text_rules.hpp"

namespace banter::protocol {
namespace {

// A page has hundreds of messages with their attachments and reactions; beyond this a server means harm.
constexpr JsonTape::Limits server_limits{
    .depth = 32, .members = 262'144, .elements = 65'536, .nodes = 1'048'576};

// What people write has come to the server in a frame of this size, and no text is meant to be longer.
constexpr std::int64_t longest_text = limit::frame_bytes;
// What a piece of a file takes in base64.
constexpr std::int64_t longest_data = (limit::fetch_bytes + 2) / 3 * 4;

Error read_error(Fields& frame, const JsonTape& tape, Reading& reading, std::string& unknown_code) {
  const auto place = frame.find("error");
  if (place == Fields::none || tape.kind(place) != JsonTape::Kind::object) {
    frame.refuse("error", ErrorCode::invalid_request, "is missing");
    return {};
  }
  Fields fields(reading, place);
  Error error;
  // A code that this version does not know keeps its sentence, and is nobody's to act on.
  fields.choice("code", error.code, error_code_names, std::optional(ErrorCode::internal));
  if (error.code == ErrorCode::internal) {
    fields.text("code", unknown_code, text_rule::text);
    if (unknown_code == name_of(ErrorCode::internal)) unknown_code.clear();
  }
  fields.text("message", error.message, text_rule::text);
  fields.integer("retry_after_ms", error.retry_after_ms);
  if (fields.given("field")) fields.text("field", error.field, text_rule::text);
  return error;
}

std::unexpected<Error> not_understood(Error why) {
  why.message = "The server sent what this client does not understand: " + why.message;
  return std::unexpected(std::move(why));
}

Result<ServerFrame> decode_reply(Fields& frame, const JsonTape& tape, Reading& reading,
                                 JsonTape::Place name) {
  ReplyFrame reply{.id = read_id(frame, tape), .action = {}, .result = Reply{}};
  if (tape.kind(name) == JsonTape::Kind::string) {
    reply.action = tape.text(name);
  } else if (tape.kind(name) != JsonTape::Kind::null) {
    frame.refuse("reply", ErrorCode::invalid_request, "must be a string or null");
  }
  bool ok = false;
  frame.boolean("ok", ok);
  if (!ok) {
    reply.result = std::unexpected(read_error(frame, tape, reading, reply.unknown_code));
  } else if (const auto action = action_table.find(reply.action)) {
    if (*action == place_in_variant<FetchRequest, Request>) reading.max_text_bytes = longest_data;
    read(frame, *action, *reply.result);
  } else {
    frame.refuse("reply", ErrorCode::invalid_request, "names no action");
  }
  if (reading.fault) return not_understood(std::move(*reading.fault));
  return reply;
}

}  // namespace

Result<ServerFrame> decode_server_frame(std::string_view json) {
  thread_local JsonTape tape;
  if (!tape.parse(json, server_limits)) {
    return not_understood({.code = ErrorCode::invalid_request, .message = "The frame " + tape.fault() + "."});
  }
  if (tape.kind(0) != JsonTape::Kind::object) {
    return not_understood(
        {.code = ErrorCode::invalid_request, .message = "The frame must be a JSON object."});
  }
  Reading reading{.tape = tape, .tolerant = true, .max_text_bytes = longest_text};
  Fields frame(reading, 0);
  if (const auto name = frame.find("reply")) return decode_reply(frame, tape, reading, name);

  const auto name = frame.find("event");
  if (name == Fields::none || tape.kind(name) != JsonTape::Kind::string) {
    return not_understood(
        {.code = ErrorCode::invalid_request, .message = "The frame is neither reply nor event."});
  }
  const auto index = event_table.find(tape.text(name));
  if (!index) return UnknownEvent{std::string(tape.text(name))};
  Result<ServerFrame> result(std::in_place, std::in_place_type<Event>);
  read(frame, *index, std::get<Event>(*result));
  if (reading.fault) return not_understood(std::move(*reading.fault));
  return result;
}

}  // namespace banter::protocol
