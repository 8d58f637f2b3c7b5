#include "tests/crash/talker.hpp"

#include "tests/harness/client.hpp"

namespace banter::crash {
namespace {

using harness::Ended;
using harness::in;
using harness::kPatience;
using harness::number_of;
using harness::text_of;

// With ten talkers this keeps more than 200 requests in flight.
constexpr std::size_t kWindow = 40;
constexpr int kEditEvery = 15;

std::string text_or_empty(const json::object& object, std::string_view field) {
  const auto* value = object.if_contains(field);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace

Talker::Talker(Who who, std::uint64_t seed, Ledger& ledger, Traffic& traffic)
    : who_(std::move(who)), random_(seed), ledger_(ledger), traffic_(traffic) {}

bool Talker::open(const harness::Address& address) {
  try {
    frames_ = harness::connect_frames(address, who_.carrier);
  } catch (const harness::Failure&) {
    return false;  // the server was killed meanwhile
  }
  last_id_ = 0;
  last_seq_.clear();
  last_version_.clear();
  const json::object resume{{"action", "resume"}, {"id", 0}, {"token", who_.token}};
  return frames_->send(json::serialize(resume), in(kPatience));
}

void Talker::close() {
  for (auto& [id, saying] : waiting_) {
    // An edit is not repeated: whether it was made shows when the message is read.
    if (saying.edits == 0) {
      saying.repeated = true;
      unanswered_.push_back(std::move(saying));
    }
  }
  traffic_.lost(waiting_.size());
  waiting_.clear();
  frames_.reset();
}

void Talker::talk(const harness::Address& address) {
  if (open(address)) {
    while (say_more(true) && listen()) {
    }
  }
  close();
}

void Talker::finish(const harness::Address& address) {
  if (!open(address)) ledger_.complain(who_.name + " could not come back");
  bool connected = frames_ != nullptr;
  while (connected && say_more(false) && !waiting_.empty())
    connected = listen();
  if (!connected) ledger_.complain(who_.name + " lost the connection");
  close();
}

Talker::Saying Talker::new_saying() {
  const auto any = [&](std::size_t below) { return static_cast<std::size_t>(random_() % below); };
  Saying saying;
  saying.place = who_.places[any(who_.places.size())];
  const std::string name = who_.name + "-" + std::to_string(++sayings_);
  saying.content = name + " " + std::string(any(200), 'x');
  const auto& own = own_[saying.place];
  if (!own.empty() && any(kEditEvery) == 0) {
    saying.edits = own[any(own.size())];
    ledger_.will_edit(saying.content);
  } else {
    saying.client_id = name;
    ledger_.will_send(saying.client_id, saying.content);
  }
  return saying;
}

std::string Talker::frame_of(const Saying& saying, std::int64_t id) const {
  if (saying.edits == 0) {
    return json::serialize(json::object{{"action", "message"},
                                        {"id", id},
                                        {"receiver", saying.place},
                                        {"content", saying.content},
                                        {"client_id", saying.client_id}});
  }
  return json::serialize(json::object{{"action", "edit"},
                                      {"id", id},
                                      {"conversation", conversations_.at(saying.place)},
                                      {"seq", saying.edits},
                                      {"content", saying.content}});
}

bool Talker::say_more(bool anything_new) {
  std::vector<std::string> frames;
  while (waiting_.size() < kWindow && (anything_new || !unanswered_.empty())) {
    Saying saying;
    if (unanswered_.empty()) {
      saying = new_saying();
    } else {
      saying = std::move(unanswered_.front());
      unanswered_.pop_front();
    }
    const std::int64_t id = ++last_id_;
    frames.push_back(frame_of(saying, id));
    waiting_.emplace(id, std::move(saying));
    traffic_.sent();
  }
  return frames.empty() || frames_->send_all(frames, in(kPatience));
}

bool Talker::listen() {
  // What has come is read at one go, so that the answers are one write.
  auto frame = frames_->receive(in(kPatience));
  while (frame) {
    take(*frame);
    frame = frames_->receive(in(std::chrono::milliseconds(0)));
    if (!frame && frame.error() == Ended::timeout) return true;
  }
  if (frame.error() == Ended::timeout) ledger_.complain(who_.name + " heard nothing for too long");
  return false;
}

void Talker::take(const std::string& frame) {
  try {
    const json::value value = json::parse(frame);
    const json::object& object = value.as_object();
    object.contains("event") ? take_event(object) : take_reply(object);
  } catch (const std::exception& bad) {
    ledger_.complain(who_.name + " cannot read (" + bad.what() + "): " + frame.substr(0, 300));
  }
}

void Talker::take_reply(const json::object& reply) {
  if (!harness::is_ok(reply)) {
    ledger_.complain(who_.name + " was refused: " + json::serialize(reply));
    return;
  }
  const std::int64_t id = number_of(reply, "id");
  if (id == 0) return;  // to resume
  const auto found = waiting_.find(id);
  if (found == waiting_.end()) {
    ledger_.complain(who_.name + " got a reply that nobody asked for: " + json::serialize(reply));
    return;
  }
  const Saying saying = std::move(found->second);
  waiting_.erase(found);
  take_answer(saying, reply);
  traffic_.answered();
}

void Talker::take_answer(const Saying& saying, const json::object& reply) {
  if (saying.edits != 0) {
    ledger_.edited({.conversation = conversations_.at(saying.place),
                    .seq = saying.edits,
                    .version = number_of(reply, "version"),
                    .sender = {},
                    .client_id = {},
                    .content = saying.content});
    return;
  }
  const std::string conversation = text_of(reply, "conversation");
  const std::int64_t seq = number_of(reply, "seq");
  conversations_[saying.place] = conversation;
  ledger_.sent({.conversation = conversation,
                .seq = seq,
                .version = number_of(reply, "version"),
                .sender = who_.name,
                .client_id = saying.client_id,
                .content = saying.content});
  own_[saying.place].push_back(seq);
  if (saying.repeated) return;
  std::int64_t& last = last_seq_[saying.place];
  if (seq <= last)
    ledger_.complain(who_.name + "'s messages took effect in another order: " + json::serialize(reply));
  last = seq;
}

void Talker::take_event(const json::object& event) {
  const std::string name = text_of(event, "event");
  if (name != "message" && name != "edited") {
    // Coming and going before the run, the server's farewell; anything else is not to be expected.
    if (name != "member" && name != "bye") ledger_.complain(who_.name + " saw " + json::serialize(event));
    return;
  }
  Told told{.conversation = text_of(event, "conversation"),
            .seq = number_of(event, "seq"),
            .version = number_of(event, "version"),
            .sender = text_or_empty(event, "sender"),
            .client_id = text_or_empty(event, "client_id"),
            .content = text_of(event, "content")};
  std::int64_t& last = last_version_[told.conversation];
  if (told.version <= last) {
    ledger_.complain(who_.name + " saw version " + std::to_string(told.version) + " behind " +
                     std::to_string(last));
  }
  last = told.version;
  name == "message" ? ledger_.sent(told) : ledger_.edited(told);
}

}  // namespace banter::crash
