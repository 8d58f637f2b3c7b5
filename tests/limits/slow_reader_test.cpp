// A client that does not read costs the server a bounded amount of memory and nobody else anything.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr std::int64_t kMessages = 3000;
const std::string kContent(16000, 'x');  // together 48 MB, far more than any queue and socket buffer holds
constexpr std::uint64_t kMiB = 1 << 20;

// The sanitizers' own memory would drown the server's.
constexpr bool kMemoryIsMeasured = BANTER_SANITIZED == 0;

struct Room {
  explicit Room(Carrier carrier)
      : anna(server.address(), carrier),
        ben(server.address(), carrier, {.receive_buffer = 4096}),
        cleo(server.address(), carrier) {
    register_account(anna, "anna");
    token_of_ben = register_account(ben, "ben");
    register_account(cleo, "cleo");
    anna.demand({{"action", "create_room"}, {"room", "#tea"}});
    for (Client* client : {&ben, &cleo})
      client->demand({{"action", "join"}, {"conversation", "#tea"}});
    for (Client* client : {&anna, &ben, &cleo})
      client->events_so_far();
  }

  // Anna writes, a few at a time, and Cleo reads them all: she keeps up, as Anna waits for her.
  void talk() {
    constexpr std::int64_t kAtOnce = 20;
    for (std::int64_t seq = 0; seq < kMessages; seq += kAtOnce) {
      std::vector<json::object> requests(
          kAtOnce, {{"action", "message"}, {"receiver", "#tea"}, {"content", kContent}});
      for (const json::value& id : anna.post_all(requests))
        ASSERT_EQ(code_of(anna.reply_to(id)), "ok");
      for (std::int64_t i = 1; i <= kAtOnce; ++i) {
        const json::object event = cleo.next_event();
        ASSERT_EQ(text_of(event, "event"), "message");
        ASSERT_EQ(number_of(event, "seq"), seq + i);
      }
    }
  }

  TempFolder folder;
  ServerProcess server{{.data = folder.path() + "/data", .more = {}}};
  Client anna, ben, cleo;
  std::string token_of_ben;
};

class SlowReader : public testing::TestWithParam<Carrier> {};

TEST_P(SlowReader, IsClosedWithAWordAndOthersAreServed) {
  Room room(GetParam());
  const std::uint64_t before = room.server.resident_bytes();
  ASSERT_NO_FATAL_FAILURE(room.talk());
  if (kMemoryIsMeasured) EXPECT_LT(room.server.resident_bytes(), before + 32 * kMiB);

  // Ben wakes up: he finds the beginning in order and without a hole, why the rest is missing, and the end.
  std::int64_t seq = 0, version = 0;
  json::object last;
  for (;;) {
    last = room.ben.next_event();
    if (text_of(last, "event") != "message") break;
    ASSERT_EQ(number_of(last, "seq"), ++seq);
    version = number_of(last, "version");
  }
  EXPECT_EQ(text_of(last, "event"), "bye");
  EXPECT_EQ(text_of(last, "code"), "slow");
  EXPECT_LT(seq, kMessages);
  room.ben.wait_until_closed(in(kPatience));
  // He catches up, and nothing is missing.
  Client again(room.server.address(), GetParam());
  again.demand({{"action", "resume"}, {"token", room.token_of_ben}});
  const json::object page =
      again.demand({{"action", "changes"}, {"conversation", "#tea"}, {"since", version}});
  EXPECT_EQ(number_of(page.at("messages").at(0).as_object(), "seq"), seq + 1);
  EXPECT_EQ(room.server.stop(), 0);
}

INSTANTIATE_TEST_SUITE_P(Over, SlowReader,
                         testing::Values(Carrier::lines, Carrier::websocket, Carrier::websocket_tls),
                         [](const auto& info) {
                           std::string name(name_of(info.param));
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace banter::harness
