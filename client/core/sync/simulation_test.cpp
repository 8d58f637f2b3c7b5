// A conversation, a server and a connection that does its worst, by chance but repeatably: whatever happens,
// every message is handed over once, in order, and none is missing when things have calmed down.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <random>

#include "client/core/sync/sync.hpp"

namespace banter::client {
namespace {

class World {
 public:
  explicit World(unsigned seed)
      : chance_(seed),
        sync_(
            {.skip_when_far = pick(2) == 0, .page = 1 + pick(4)},
            {.ask = [this](const protocol::Request& request,
                           ReplyHandler done) { asked_.push_back({request, std::move(done), {}}); },
             .later = [this](base::Millis, std::function<void()> job) { timers_.push_back(std::move(job)); },
             .tell = [this](const News& news) { told(news); }}) {
    sync_.follow("c", 0, 0);
    connect();
  }

  void live(int steps) {
    for (int i = 0; i < steps && fault_.empty(); ++i) {
      switch (pick(13)) {
        case 0:
        case 1:
        case 2:
          write();
          break;
        case 3:
          change();
          break;
        case 4:
        case 5:
        case 6:
          deliver_event();
          break;
        case 7:
          take_snapshot();
          break;
        case 8:
        case 9:
          answer();
          break;
        case 10:
          run_timer();
          break;
        case 11:
          if (pick(3) == 0) open();
          break;
        default:
          if (pick(6) == 0) disconnect();
          if (!connected_) connect();
          break;
      }
    }
  }

  void calm_down() {
    if (!connected_) connect();
    for (int round = 0; round < 10'000 && fault_.empty(); ++round) {
      if (!events_.empty()) {
        deliver_event();
      } else if (!asked_.empty()) {
        answer();
      } else if (!timers_.empty()) {
        run_timer();
      } else {
        break;
      }
    }
    if (fault_.empty() && last_told_ != static_cast<std::int64_t>(messages_.size()))
      fault_ = "handed over " + std::to_string(last_told_) + " of " + std::to_string(messages_.size());
  }

  const std::string& fault() const { return fault_; }

 private:
  struct Asked {
    protocol::Request request;
    ReplyHandler done;
    std::optional<Outcome<protocol::Reply>> snapshot;
  };

  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(chance_() % static_cast<std::uint64_t>(below));
  }

  void told(const News& news) {
    if (const auto* fresh = std::get_if<NewMessage>(&news)) shown(fresh->message.seq, fresh->message.seq);
    if (const auto* skipped = std::get_if<Skipped>(&news)) shown(skipped->first_seq, skipped->last_seq);
  }

  /// Somebody knows of these messages now.
  void shown(std::int64_t first, std::int64_t last) {
    if (first != last_told_ + 1)
      fault_ = "message " + std::to_string(first) + " after " + std::to_string(last_told_);
    last_told_ = last;
  }

  void open() {
    if (!connected_) return;
    sync_.open("c", 1 + pick(6), [this](const Outcome<Sync::Opened>& opened) {
      if (!opened) return;
      for (const protocol::Message& message : opened->page.messages) {
        if (message.seq > last_told_) shown(message.seq, message.seq);
      }
    });
  }

  void write() {
    protocol::Message message{
        .conversation = "c", .seq = static_cast<std::int64_t>(messages_.size()) + 1, .version = ++version_};
    messages_.push_back(message);
    if (connected_)
      events_.push_back(protocol::MessageEvent{.conversation = "c", .seq = message.seq, .version = version_});
  }

  void change() {
    if (messages_.empty()) return;
    protocol::Message& message =
        messages_[static_cast<std::size_t>(pick(static_cast<std::int64_t>(messages_.size())))];
    message.version = ++version_;
    message.edited_at = version_;
    if (connected_)
      events_.push_back(protocol::EditedEvent{.conversation = "c", .seq = message.seq, .version = version_});
  }

  void deliver_event() {
    if (events_.empty()) return;
    const protocol::Event event = std::move(events_.front());
    events_.pop_front();
    sync_.event_came(event);
  }

  /// Reads see the state of some moment between the question and the answer.
  void take_snapshot() {
    if (asked_.empty()) return;
    Asked& one = asked_[static_cast<std::size_t>(pick(static_cast<std::int64_t>(asked_.size())))];
    if (!one.snapshot) one.snapshot = reply_to(one.request);
  }

  void answer() {
    if (asked_.empty()) return;
    const auto at = asked_.begin() + pick(static_cast<std::int64_t>(asked_.size()));
    Asked one = std::move(*at);
    asked_.erase(at);
    one.done(one.snapshot ? std::move(*one.snapshot) : reply_to(one.request));
  }

  Outcome<protocol::Reply> reply_to(const protocol::Request& request) {
    if (pick(15) == 0)
      return std::unexpected(
          failure_of(protocol::Error{.code = protocol::ErrorCode::rate_limited, .message = "Later."}));
    if (const auto* changes = std::get_if<protocol::ChangesRequest>(&request))
      return changes_since(changes->since);
    const auto& history = std::get<protocol::HistoryRequest>(request);
    protocol::HistoryReply reply;
    const auto size = static_cast<std::int64_t>(messages_.size());
    const std::int64_t after = history.after.value_or(std::max<std::int64_t>(0, size - history.limit));
    for (const protocol::Message& message : messages_) {
      if (message.seq <= after) continue;
      reply.more = static_cast<std::int64_t>(reply.messages.size()) == history.limit;
      if (reply.more) break;
      reply.messages.push_back(message);
    }
    return reply;
  }

  protocol::ChangesReply changes_since(std::int64_t since) {
    if (version_ - since > 25) return {.reset = true, .version = version_};
    std::vector<protocol::Message> changed;
    for (const protocol::Message& message : messages_) {
      if (message.version > since) changed.push_back(message);
    }
    std::ranges::sort(changed, {}, &protocol::Message::version);
    protocol::ChangesReply reply{.version = version_};
    const auto limit = static_cast<std::size_t>(1 + pick(4));
    if (changed.size() > limit) {
      changed.resize(limit);
      reply.more = true;
      reply.version = changed.back().version;
    }
    reply.messages = std::move(changed);
    return reply;
  }

  void disconnect() {
    connected_ = false;
    events_.clear();
    sync_.offline();
    for (Asked& one : std::exchange(asked_, {}))
      one.done(std::unexpected(network_failure("lost")));
  }

  void connect() {
    connected_ = true;
    sync_.online(true);
  }

  void run_timer() {
    if (timers_.empty()) return;
    const auto job = std::move(timers_.front());
    timers_.pop_front();
    job();
  }

  std::mt19937_64 chance_;
  std::vector<protocol::Message> messages_;
  std::int64_t version_ = 0;
  bool connected_ = false;
  std::deque<protocol::Event> events_;
  std::deque<Asked> asked_;
  std::deque<std::function<void()>> timers_;
  std::int64_t last_told_ = 0;
  std::string fault_;
  Sync sync_;
};

TEST(SyncSimulation, EveryMessageOnceAndInOrderWhateverHappens) {
  // BANTER_SEEDS asks for more.
  const char* asked = std::getenv("BANTER_SEEDS");
  const unsigned long seeds = asked == nullptr ? 3'000 : std::strtoul(asked, nullptr, 10);
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    World world(seed);
    world.live(400);
    world.calm_down();
    ASSERT_EQ(world.fault(), "") << "with seed " << seed;
  }
}

}  // namespace
}  // namespace banter::client
