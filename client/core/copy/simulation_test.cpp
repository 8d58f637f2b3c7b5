// A server, a connection that does its worst and a process that may end at any time, by chance but
// repeatably: when things have calmed down, the copy holds what the server holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <random>

#include "client/core/copy/backfill.hpp"
#include "client/core/copy/local_copy.hpp"
#include "client/core/copy/recorder.hpp"
#include "client/core/sync/sync.hpp"
#include "client/core/testing/room.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::client {
namespace {

using testing::Room;
using testing::text_of;
using testing::texts_of;

/// The process: what an Engine joins, without its threads and sockets.
struct Process {
  struct Ports {
    std::function<void(const protocol::Request&, ReplyHandler)> ask;
    std::function<void(base::Millis, std::function<void()>)> later;
  };

  Process(const std::string& path, std::int64_t page, const Ports& ports)
      : recorder([] { FAIL() << "the copy cannot be written"; }),
        sync({.follow_all = true, .skip_when_far = true, .page = page, .exact = true},
             {.ask = ports.ask,
              .later = ports.later,
              .tell =
                  [this](const News& news) {
                    recorder.write([&](CopyWriter& to) { to.news_came(news); });
                    backfill.wake();
                  },
              .keep = keep()}),
        backfill({.rest = 1, .page = page},
                 {.ask = ports.ask,
                  .later = ports.later,
                  .busy = [this] { return !sync.is_calm(); },
                  .filled = [](const std::string&) {}},
                 recorder) {
    EXPECT_TRUE(recorder.open(path, "ann"));
    first = !recorder.writer()->cursor();
    const Recorder::Batch batch(recorder);
    for (const auto& one : recorder.writer()->followed())
      sync.follow(one.conversation, one.version, one.last_seq);
  }

  Sync::Keep keep() {
    return {.follows =
                [this](const std::string& id, std::int64_t version, std::int64_t last_seq) {
                  recorder.write([&](CopyWriter& to) { to.follows(id, version, last_seq); });
                },
            .known =
                [this](const std::string& id, std::int64_t version) {
                  recorder.write([&](CopyWriter& to) { to.known(id, version); });
                },
            .stale =
                [this](const std::string& id, std::int64_t first_seq) {
                  recorder.write([&](CopyWriter& to) { to.forget_before(id, first_seq); });
                },
            .page =
                [this](const std::string& id, const protocol::HistoryReply& page) {
                  recorder.write([&](CopyWriter& to) { to.page_came(id, page); });
                },
            .notice =
                [this](const std::string& id, const protocol::Notice& notice) {
                  recorder.write([&](CopyWriter& to) { to.news_came(NewNotice{id, notice}); });
                }};
  }

  void row_came(const protocol::ConversationRow& row) {
    const Recorder::Batch batch(recorder);
    recorder.write([&](CopyWriter& to) {
      to.row_came(row);
      to.cursor_came("known");
    });
    sync.row_came(row, std::exchange(first, false));
    sync.listed();
    backfill.wake();
  }
  void event_came(const protocol::Event& event) {
    const Recorder::Batch batch(recorder);
    sync.event_came(event);
    recorder.write([&](CopyWriter& to) { to.event_came(event); });
  }

  Recorder recorder;
  Sync sync;
  Backfill backfill;
  bool first = true;
};

class World {
 public:
  World(unsigned seed, std::string path) : path_(std::move(path)), chance_(seed), page_(1 + pick(4)) {
    for (std::int64_t before = pick(40); before > 0; --before)
      (void)room_.happen();
    begin();
  }

  void live(int steps) {
    for (int i = 0; i < steps; ++i) {
      switch (pick(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
          happen();
          break;
        case 4:
        case 5:
          deliver_event();
          break;
        case 6:
          take_snapshot();
          break;
        case 7:
        case 8:
          answer();
          break;
        case 9:
          run_timer();
          break;
        case 10:
          if (connected_ && pick(8) == 0) process_->sync.open("c", 1 + pick(6), [](const auto&) {});
          break;
        default:
          if (pick(6) == 0) disconnect();
          if (pick(12) == 0) crash();
          if (!connected_) connect();
          break;
      }
    }
  }

  void calm_down() {
    disconnect();
    calm_ = true;
    connect();
    for (int round = 0; round < 10'000; ++round) {
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
  }

  void compare() {
    process_.reset();
    auto copy = LocalCopy::open(path_);
    ASSERT_TRUE(copy);
    const auto page = copy->newest("c", 1'000);
    ASSERT_TRUE(page);
    EXPECT_EQ(texts_of(page->messages), texts_of(room_.visible()));
    EXPECT_EQ(texts_of(page->notices), texts_of(room_.notices(0, room_.last() + 1)));
    EXPECT_TRUE(page->from_start);
    auto row = *copy->conversation("c");
    ASSERT_TRUE(row);
    EXPECT_EQ(text_of(*row), text_of(room_.row()));
    EXPECT_EQ(page->messages, room_.visible());
  }

 private:
  struct Asked {
    protocol::Request request;
    ReplyHandler done;
    std::optional<Outcome<protocol::Reply>> snapshot;
  };

  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(chance_() % static_cast<std::uint64_t>(below));
  }

  void begin() {
    process_ = std::make_unique<Process>(
        path_, page_,
        Process::Ports{
            .ask =
                [this](const protocol::Request& request, ReplyHandler done) {
                  asked_.push_back({request,
                                    [this, done = std::move(done)](Outcome<protocol::Reply> reply) {
                                      const Recorder::Batch batch(process_->recorder);
                                      done(std::move(reply));
                                    },
                                    {}});
                },
            .later = [this](base::Millis, std::function<void()> job) { timers_.push_back(std::move(job)); }});
    connect();
  }

  void happen() {
    auto event = room_.happen();
    if (event && connected_) events_.push_back(std::move(*event));
  }

  void connect() {
    connected_ = true;
    process_->sync.online(false);
    process_->backfill.online();
    asked_.push_back({protocol::ConversationsRequest{},
                      [this](const Outcome<protocol::Reply>& reply) {
                        if (reply)
                          process_->row_came(
                              std::get<protocol::ConversationsReply>(*reply).conversations.front());
                      },
                      {}});
  }
  void disconnect() {
    connected_ = false;
    events_.clear();
    process_->sync.offline();
    process_->backfill.offline();
    for (Asked& one : std::exchange(asked_, {}))
      one.done(std::unexpected(network_failure("lost")));
  }
  void crash() {
    connected_ = false;
    events_.clear();
    asked_.clear();
    timers_.clear();
    // In the middle of something, which has then not taken place.
    process_->recorder.writer()->begin();
    process_->recorder.writer()->known("c", 1'000'000);
    process_.reset();
    begin();
  }

  void deliver_event() {
    if (events_.empty()) return;
    const protocol::Event event = std::move(events_.front());
    events_.pop_front();
    process_->event_came(event);
  }
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
    if (const auto* history = std::get_if<protocol::HistoryRequest>(&request)) {
      if (!calm_ && pick(15) == 0) return refusal();
      return room_.history(*history);
    }
    if (const auto* changes = std::get_if<protocol::ChangesRequest>(&request)) {
      if (!calm_ && pick(15) == 0) return refusal();
      return room_.changes(*changes);
    }
    return protocol::ConversationsReply{.conversations = {room_.row()}, .cursor = "known"};
  }
  static Outcome<protocol::Reply> refusal() {
    return std::unexpected(
        failure_of(protocol::Error{.code = protocol::ErrorCode::rate_limited, .message = "Later."}));
  }
  void run_timer() {
    if (timers_.empty()) return;
    const auto job = std::move(timers_.front());
    timers_.pop_front();
    job();
  }

  std::string path_;
  std::mt19937_64 chance_;
  std::int64_t page_;
  Room room_{chance_};
  bool connected_ = false;
  bool calm_ = false;
  std::deque<protocol::Event> events_;
  std::deque<Asked> asked_;
  std::deque<std::function<void()>> timers_;
  std::unique_ptr<Process> process_;
};

TEST(CopySimulation, HoldsWhatTheServerHoldsWhateverHappens) {
  // BANTER_SEEDS asks for more.
  const char* asked = std::getenv("BANTER_SEEDS");
  const unsigned long seeds = asked == nullptr ? 200 : std::strtoul(asked, nullptr, 10);
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    const testing::TempDir folder;
    World world(seed, folder / "copy.db");
    world.live(300);
    world.calm_down();
    world.compare();
    ASSERT_FALSE(::testing::Test::HasFailure()) << "with seed " << seed;
  }
}

}  // namespace
}  // namespace banter::client
