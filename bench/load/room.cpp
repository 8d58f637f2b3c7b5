#include "bench/load/room.hpp"

#include "bench/load/body.hpp"
#include "bench/load/scan.hpp"

namespace banter::bench {

using harness::Failure;

namespace {

constexpr std::chrono::seconds kPatience{60};

}  // namespace

Room::Room(Loop& loop, std::vector<Client*> people, const std::string& name, std::size_t body_bytes)
    : loop_(loop), people_(std::move(people)), body_bytes_(body_bytes), read_by_(people_.size()) {
  enter(name);
}

void Room::enter(const std::string& name) {
  std::size_t replies = 0;
  const auto on_line = [&](Client&, std::string_view line) {
    const LineKind kind = kind_of(line);
    if (kind == LineKind::message || kind == LineKind::other_event) return;
    if (kind == LineKind::reply) conversation_ = text_field(line, "conversation").value_or(conversation_);
    // The room of an earlier run is refused a second time, and then joined.
    if (kind == LineKind::refusal && replies > 0)
      throw Failure("cannot enter the room: " + std::string(line));
    ++replies;
  };
  loop_.send(*people_[0], R"({"action":"create_room","room":")" + name + R"(","visibility":"public"})");
  loop_.run(on_line, [&] { return replies == 1; }, harness::in(kPatience), "create the room");
  for (Client* client : people_)
    loop_.send(*client, R"({"action":"join","conversation":")" + name + "\"}");
  loop_.run(on_line, [&] { return replies == 1 + people_.size(); }, harness::in(kPatience), "enter the room");
  // The events of who joined reach each connection before the reply to what it asks now.
  replies = 1;
  for (Client* client : people_)
    loop_.send(*client, R"({"action":"ping"})");
  loop_.run(
      on_line, [&] { return replies == 1 + people_.size(); }, harness::in(kPatience), "settle in the room");
}

void Room::post() {
  if (sent_ - complete_ >= kUnderWay) throw Failure("too many messages under way");
  read_times_[++sent_ % kUnderWay] = 0;
  loop_.send(*people_[0], message_request(conversation_, sent_, body_bytes_));
}

void Room::take(const Client& client, std::string_view line) {
  const std::size_t person = client.number() - people_.front()->number();
  switch (kind_of(line)) {
    case LineKind::message: {
      const std::uint64_t number = number_in(line);
      if (number != ++read_by_[person]) throw Failure("lost, doubled or out of order: " + std::string(line));
      ++deliveries_;
      if (++read_times_[number % kUnderWay] == readers()) last_event_.assign(line).push_back('\n');
      break;
    }
    case LineKind::reply:
      if (number_field(line, "id") != ++acknowledged_) throw Failure("out of order: " + std::string(line));
      break;
    case LineKind::refusal:
      throw Failure("refused: " + std::string(line));
    case LineKind::other_event:
      return;
  }
  advance();
}

void Room::advance() {
  while (complete_ < acknowledged_ && read_times_[(complete_ + 1) % kUnderWay] == readers())
    ++complete_;
}

void Room::settle() {
  loop_.run([&](Client& client, std::string_view line) { take(client, line); },
            [&] { return complete_ == sent_; }, harness::in(kPatience), "deliver everything");
}

}  // namespace banter::bench
