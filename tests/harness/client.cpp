#include "tests/harness/client.hpp"

#include <algorithm>
#include <array>

namespace banter::harness {
namespace {

constexpr std::size_t kStoryFrames = 12, kStoryBytes = 400;

// Reads that carry an id may be answered later than requests behind them.
bool may_be_late(std::string_view action, const json::value& id) {
  static constexpr std::array<std::string_view, 7> kReads{"search", "history", "changes",      "fetch",
                                                          "users",  "members", "conversations"};
  return !id.is_null() && std::ranges::find(kReads, action) != kReads.end();
}

json::object parse_object(const std::string& frame) {
  boost::system::error_code error;
  json::value value = json::parse(frame, error);
  if (error || !value.is_object()) throw Failure("the server sent no JSON object: " + frame);
  return std::move(value.as_object());
}

}  // namespace

Client::Client(const Address& address, Carrier carrier, SocketOptions options)
    : frames_(connect_frames(address, carrier, options)) {}

Client::Asked Client::note(const json::object& request, bool raw) {
  Asked asked;
  asked.raw = raw;
  if (const auto* id = request.if_contains("id")) asked.id = *id;
  if (const auto* action = request.if_contains("action"); action && action->is_string()) {
    asked.action = action->as_string();
  }
  asked_.push_back(asked);
  return asked;
}

json::value Client::post(json::object request) {
  return post_all({std::move(request)}).front();
}

std::vector<json::value> Client::post_all(std::vector<json::object> requests) {
  std::vector<json::value> ids;
  std::vector<std::string> frames;
  for (json::object& request : requests) {
    if (!request.contains("id")) request["id"] = ++last_id_;
    ids.push_back(note(request, false).id);
    frames.push_back(json::serialize(request));
    remember("-> ", frames.back());
  }
  // A server that has closed shows itself when the reply does not come.
  frames_->send_all(frames, in(kPatience));
  return ids;
}

json::value Client::post_raw(std::string_view frame) {
  boost::system::error_code error;
  const json::value value = json::parse(frame, error);
  const Asked asked = note(!error && value.is_object() ? value.as_object() : json::object(), true);
  remember("-> ", frame);
  frames_->send(frame, in(kPatience));
  return asked.id;
}

std::expected<void, Ended> Client::pump(Deadline deadline) {
  auto frame = frames_->receive(deadline);
  if (!frame) return std::unexpected(frame.error());
  remember("<- ", *frame);
  json::object object = parse_object(*frame);
  if (object.contains("reply") == object.contains("event")) {
    throw Failure("neither a reply nor an event: " + *frame);
  }
  if (object.contains("event")) {
    const std::string event = text_of(object, "event");
    const bool is_news = event == "presence" || event == "profile";
    (is_news ? news_ : events_).push_back(std::move(object));
  } else {
    take_reply(std::move(object));
  }
  return {};
}

void Client::take_reply(json::object reply) {
  const json::value id = reply.contains("id") ? reply.at("id") : json::value();
  auto asked = std::ranges::find_if(
      asked_, [&](const Asked& one) { return one.id == id || (one.raw && id.is_null()); });
  if (asked == asked_.end()) throw Failure("a reply that nobody asked for: " + json::serialize(reply));
  for (auto before = asked_.begin(); before != asked; ++before) {
    if (!may_be_late(before->action, before->id)) {
      throw Failure("a reply overtook that to an earlier " + before->action + ": " + json::serialize(reply));
    }
  }
  const json::value& name = reply.at("reply");
  const bool named = name.is_string() && name.as_string() == asked->action;
  if (!named && !(asked->raw && name.is_null())) {
    throw Failure("a reply to " + asked->action + " with another name: " + json::serialize(reply));
  }
  replies_.emplace_back(asked->id, std::move(reply));
  asked_.erase(asked);
}

json::object Client::reply_to(const json::value& id, Deadline deadline) {
  for (;;) {
    const auto found = std::ranges::find_if(replies_, [&](const auto& reply) { return reply.first == id; });
    if (found != replies_.end()) {
      json::object reply = std::move(found->second);
      replies_.erase(found);
      return reply;
    }
    if (const auto pumped = pump(deadline); !pumped) {
      throw Failure(pumped.error() == Ended::closed ? "the server closed the connection before it answered"
                                                    : "no reply came");
    }
  }
}

json::object Client::ask(json::object request) {
  return reply_to(post(std::move(request)));
}

json::object Client::demand(json::object request) {
  const std::string said = json::serialize(request);
  json::object reply = ask(std::move(request));
  if (!is_ok(reply)) throw Failure(said + " was refused: " + json::serialize(reply));
  return reply;
}

json::object Client::next_event(Deadline deadline) {
  while (events_.empty()) {
    if (const auto pumped = pump(deadline); !pumped) {
      throw Failure(pumped.error() == Ended::closed ? "the server closed the connection" : "no event came");
    }
  }
  json::object event = std::move(events_.front());
  events_.pop_front();
  return event;
}

void Client::roundtrip() {
  demand({{"action", "ping"}});
}

std::vector<json::object> Client::events_so_far() {
  roundtrip();
  std::vector<json::object> events(std::make_move_iterator(events_.begin()),
                                   std::make_move_iterator(events_.end()));
  events_.clear();
  news_.clear();
  return events;
}

json::object Client::next_news(std::string_view event, std::string_view username, Deadline deadline) {
  for (;;) {
    const auto found = std::ranges::find_if(news_, [&](const json::object& one) {
      return text_of(one, "event") == event && text_of(one, "username") == username;
    });
    if (found != news_.end()) {
      json::object news = std::move(*found);
      news_.erase(found);
      return news;
    }
    if (!pump(deadline)) throw Failure("no " + std::string(event) + " of " + std::string(username) + " came");
  }
}

bool Client::has_news_of(std::string_view username) {
  roundtrip();
  return std::ranges::any_of(news_,
                             [&](const json::object& one) { return text_of(one, "username") == username; });
}

void Client::wait_until_closed(Deadline deadline) {
  for (;;) {
    const auto pumped = pump(deadline);
    if (pumped) continue;
    if (pumped.error() == Ended::closed) return;
    throw Failure("the server did not close the connection");
  }
}

void Client::remember(std::string_view direction, std::string_view frame) {
  std::string line(direction);
  line += frame.substr(0, kStoryBytes);
  if (frame.size() > kStoryBytes) line += " … (" + std::to_string(frame.size()) + " bytes)";
  story_.push_back(std::move(line));
  if (story_.size() > kStoryFrames) story_.pop_front();
}

std::string text_of(const json::object& object, std::string_view field) {
  const json::value* value = object.if_contains(field);
  if (!value || !value->is_string())
    throw Failure("no text " + std::string(field) + " in " + json::serialize(object));
  return std::string(value->as_string());
}

std::int64_t number_of(const json::object& object, std::string_view field) {
  const json::value* value = object.if_contains(field);
  boost::system::error_code error;
  const auto number = value ? value->to_number<std::int64_t>(error) : 0;
  if (!value || error) throw Failure("no number " + std::string(field) + " in " + json::serialize(object));
  return number;
}

bool is_ok(const json::object& reply) {
  const json::value* ok = reply.if_contains("ok");
  if (!ok || !ok->is_bool()) throw Failure("a reply without ok: " + json::serialize(reply));
  return ok->as_bool();
}

std::string code_of(const json::object& reply) {
  if (is_ok(reply)) return "ok";
  const json::value* error = reply.if_contains("error");
  if (!error || !error->is_object()) throw Failure("a refusal without error: " + json::serialize(reply));
  text_of(error->as_object(), "message");
  return text_of(error->as_object(), "code");
}

std::string register_account(Client& client, std::string_view username, std::string_view password) {
  const json::object reply =
      client.demand({{"action", "register"}, {"username", username}, {"password", password}});
  return text_of(reply, "token");
}

}  // namespace banter::harness
