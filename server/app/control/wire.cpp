#include "server/app/control/wire.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/utf8.hpp"

namespace banter::app {
namespace {

namespace json = boost::json;
using base::Expected;
using base::fault;

json::object parse(std::string_view line) {
  boost::system::error_code error;
  json::value value = json::parse(line, error);
  if (error || !value.is_object()) return {};
  return std::move(value.get_object());
}

std::string_view text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return {};
  return value->get_string();
}

// None for what is no whole number, or too large for one.
std::optional<std::int64_t> number_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

template <class E, std::size_t N>
std::optional<E> by_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<E>(found - names.begin());
}

// A string of JSON. Control characters and bytes that are no UTF-8 are refused on the other side anyway.
void append_string(std::string& out, std::string_view text) {
  out += json::serialize(json::string_view(text.data(), text.size()));
}

}  // namespace

void encode_request(const UserRequest& request, base::Secret& into) {
  std::string& out = into.text;
  out.reserve(1024);  // growing would leave copies behind
  out = R"({"action":"user","verb":)";
  append_string(out, name_of(request.verb));
  out += R"(,"name":)";
  append_string(out, request.name);
  if (request.role) {
    out += R"(,"role":)";
    append_string(out, name_of(*request.role));
  }
  if (request.json) out += R"(,"json":true)";
  if (!request.password.text.empty()) {
    base::Secret quoted;
    quoted.text = json::serialize(request.password.text);
    out += R"(,"password":)";
    out += quoted.text;
  }
  out += "}\n";
}

base::Expected<void> decode_request(std::string_view line, UserRequest& into) {
  if (!base::is_utf8(line)) return fault("what was asked for is no UTF-8");
  const json::object object = parse(line);
  if (text_in(object, "action") != "user") return fault("this server does not know what was asked for");
  const auto verb = by_name<UserVerb>(kUserVerbNames, text_in(object, "verb"));
  if (!verb) return fault("this server does not know what was asked for");
  into.verb = *verb;
  into.name = text_in(object, "name");
  into.password.text = text_in(object, "password");
  const json::value* json_wanted = object.if_contains("json");
  into.json = json_wanted != nullptr && json_wanted->is_bool() && json_wanted->get_bool();
  const std::string_view role = text_in(object, "role");
  into.role = by_name<protocol::Role>(protocol::role_names, role);
  if (!role.empty() && !into.role) return fault("this server does not know that role");
  return {};
}

void encode_request(const InviteRequest& request, base::Secret& into) {
  json::object object;
  object["action"] = "invite";
  object["verb"] = name_of(request.verb);
  object["uses"] = request.uses;
  object["days"] = request.days;
  object["note"] = request.note;
  object["id"] = request.id;
  into.text = json::serialize(object) + '\n';
}

base::Expected<void> decode_request(std::string_view line, InviteRequest& into) {
  if (!base::is_utf8(line)) return fault("what was asked for is no UTF-8");
  const json::object object = parse(line);
  const auto verb = by_name<InviteVerb>(kInviteVerbNames, text_in(object, "verb"));
  const auto uses = number_in(object, "uses");
  const auto days = number_in(object, "days");
  if (text_in(object, "action") != "invite" || !verb || !uses || !days)
    return fault("this server does not know what was asked for");
  into = {.verb = *verb,
          .uses = *uses,
          .days = *days,
          .note = std::string(text_in(object, "note")),
          .id = std::string(text_in(object, "id"))};
  return {};
}

bool is_invite_request(std::string_view line) {
  return text_in(parse(line), "action") == "invite";
}

std::string encode_reply(const base::Expected<std::string>& reply) {
  json::object object;
  object["ok"] = reply.has_value();
  if (reply) {
    object["text"] = *reply;
  } else {
    object["sentence"] = reply.error().sentence;
  }
  return json::serialize(object) + '\n';
}

base::Expected<std::string> decode_reply(std::string_view line) {
  const json::object object = parse(line);
  const json::value* ok = object.if_contains("ok");
  if (ok == nullptr || !ok->is_bool()) return fault("the running server's answer was not understood");
  if (!ok->get_bool()) return fault(std::string(text_in(object, "sentence")));
  return std::string(text_in(object, "text"));
}

}  // namespace banter::app
