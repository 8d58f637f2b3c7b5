#include "protocol/codec/encode.hpp"

#include "protocol/codec/writer.hpp"
#include "protocol/generated/cpp/event_codec.hpp"
#include "protocol/generated/cpp/reply_codec.hpp"
#include "protocol/generated/cpp/request_codec.hpp"
#include "protocol/generated/cpp/rules.hpp"

namespace banter::protocol {
namespace {

void write_id(Writer& out, const RequestId& id) {
  if (const auto* number = std::get_if<std::int64_t>(&id)) out.integer("id", *number);
  if (const auto* text = std::get_if<std::string>(&id)) out.text("id", *text);
}

void write_error(Writer& out, const Error& error) {
  out.begin_record("error");
  out.text("code", name_of(error.code));
  out.text("message", error.message);
  out.integer("retry_after_ms", error.retry_after_ms);
  if (!error.field.empty()) out.text("field", error.field);
  out.end();
}

}  // namespace

void append_request(std::string& out, const RequestId& id, const Request& request) {
  Writer writer(out);
  writer.begin();
  writer.text("action", rule_of(request).action);
  write_id(writer, id);
  write(writer, request);
  writer.end();
}

void append_reply(std::string& out, const RequestId& id, const Reply& reply) {
  Writer writer(out);
  writer.begin();
  writer.text("reply", rules[reply.index()].action);
  write_id(writer, id);
  writer.boolean("ok", true);
  write(writer, reply);
  writer.end();
}

void append_refusal(std::string& out, const RequestId& id, std::string_view action, const Error& error) {
  Writer writer(out);
  writer.begin();
  if (action.empty()) {
    writer.null("reply");
  } else {
    writer.text("reply", action);
  }
  write_id(writer, id);
  writer.boolean("ok", false);
  write_error(writer, error);
  writer.end();
}

void append_event(std::string& out, const Event& event) {
  Writer writer(out);
  writer.begin();
  writer.text("event", name_of(event));
  write(writer, event);
  writer.end();
}

}  // namespace banter::protocol
