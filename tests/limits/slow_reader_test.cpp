// A client that does not read costs the server a bounded amount of memory and nobody else anything.
#include <gtest/gtest.h>

#include <thread>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr std::int64_t kMessages = 3000;
constexpr std::size_t kContent = 16000;  // together 48 MB, far more than any queue and socket buffer holds
constexpr std::uint64_t kMiB = 1 << 20;

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kMemoryIsMeasured = false;  // the sanitizers' own memory drowns the server's
#else
constexpr bool kMemoryIsMeasured = true;
#endif
#endif

struct Room {
  explicit Room(Carrier carrier)
      : anna(server.address(), carrier),
        ben(server.address(), carrier, {.receive_buffer = 4096}),
        cleo(server.address(), carrier) {
    register_account(anna, "anna");
    register_account(ben, "ben");
    register_account(cleo, "cleo");
    anna.demand({{"action", "create_room"}, {"room", "#tea"}});
    for (Client* client : {&ben, &cleo})
      client->demand({{"action", "join"}, {"conversation", "#tea"}});
    for (Client* client : {&anna, &ben, &cleo})
      client->events_so_far();
  }

  // Some are always in flight, so that the disk is not what is measured.
  void send_all() {
    std::deque<json::value> waiting;
    for (std::int64_t i = 1; i <= kMessages; ++i) {
      const std::string content = std::to_string(i) + " " + std::string(kContent, 'x');
      waiting.push_back(anna.post({{"action", "message"}, {"receiver", "#tea"}, {"content", content}}));
      if (waiting.size() < 32 && i < kMessages) continue;
      for (; !waiting.empty(); waiting.pop_front()) {
        const json::object reply = anna.reply_to(waiting.front());
        ASSERT_EQ(code_of(reply), "ok") << json::serialize(reply);
      }
    }
  }

  // Reads messages in order until all have come.
  void read_all(Client& client) {
    for (std::int64_t seq = 1; seq <= kMessages; ++seq) {
      const json::object event = client.next_event();
      ASSERT_EQ(text_of(event, "event"), "message");
      ASSERT_EQ(number_of(event, "seq"), seq);
    }
  }

  TempFolder folder;
  ServerProcess server{{.data = folder.path() + "/data", .more = {}}};
  Client anna, ben, cleo;
};

class SlowReader : public testing::TestWithParam<Carrier> {};

TEST_P(SlowReader, IsClosedWithAWordAndOthersAreServed) {
  Room room(GetParam());
  const std::uint64_t before = room.server.resident_bytes();
  std::thread reader([&] { room.read_all(room.cleo); });
  room.send_all();
  reader.join();
  if (kMemoryIsMeasured) EXPECT_LT(room.server.resident_bytes(), before + 32 * kMiB);

  // Ben wakes up: he finds the beginning in order and without a hole, why the rest is missing, and the end.
  std::int64_t seq = 0;
  json::object last;
  for (;;) {
    last = room.ben.next_event();
    if (text_of(last, "event") != "message") break;
    ASSERT_EQ(number_of(last, "seq"), ++seq);
  }
  EXPECT_EQ(text_of(last, "event"), "bye");
  EXPECT_EQ(text_of(last, "code"), "slow");
  EXPECT_LT(seq, kMessages);
  room.ben.wait_until_closed(in(kPatience));
  room.anna.roundtrip();
  EXPECT_EQ(room.server.stop(), 0);
}

INSTANTIATE_TEST_SUITE_P(Over, SlowReader,
                         testing::Values(Carrier::lines, Carrier::websocket, Carrier::websocket_tls),
                         [](const auto& info) {
                           std::string name(name_of(info.param));
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

// Nobody who never reads at all is waited for.
TEST(SlowReader, WhoNeverReadsIsClosedAllTheSame) {
  Room room(Carrier::lines);
  std::thread reader([&] { room.read_all(room.cleo); });
  room.send_all();
  reader.join();
  // The server closes although ben takes nothing: its number of connections says so.
  const json::object request{{"action", "sessions"}};
  const std::string token = [&] {
    Client other(room.server.address(), Carrier::lines);
    return text_of(other.demand({{"action", "login"}, {"username", "ben"}, {"password", "correct horse"}}),
                   "token");
  }();
  Client again(room.server.address(), Carrier::lines);
  again.demand({{"action", "resume"}, {"token", token}});
  // He catches up from the history as if nothing had happened.
  const json::object page = again.demand({{"action", "history"}, {"conversation", "#tea"}, {"limit", 1}});
  EXPECT_EQ(number_of(page.at("messages").at(0).as_object(), "seq"), kMessages);
}

}  // namespace
}  // namespace banter::harness
