// Many at once: everybody comes back after a crash in the same moment, and everybody is in the same room.
#include <gtest/gtest.h>

#include <array>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr std::array kCarriers{Carrier::lines, Carrier::websocket, Carrier::lines_tls,
                               Carrier::websocket_tls};

struct Person {
  std::string token;
  std::unique_ptr<Client> client;

  void connect(const Address& address, std::size_t number) {
    client = std::make_unique<Client>(address, kCarriers[number % kCarriers.size()]);
  }
};

std::vector<Person> people(const ServerProcess& server, std::size_t count) {
  std::vector<Person> all(count);
  for (std::size_t i = 0; i < count; ++i) {
    all[i].connect(server.address(), i);
    all[i].token = register_account(*all[i].client, "user" + std::to_string(i));
  }
  return all;
}

TEST(Crowd, ComesBackAtOnceAfterACrash) {
  constexpr std::size_t kPeople = 200;
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  std::vector<Person> all = people(server, kPeople);
  for (int time = 0; time < 2; ++time) {
    server.kill();
    server.start();
    for (std::size_t i = 0; i < kPeople; ++i)
      all[i].connect(server.address(), i);
    std::vector<json::value> ids;
    for (const Person& one : all)
      ids.push_back(one.client->post({{"action", "resume"}, {"token", one.token}}));
    for (std::size_t i = 0; i < kPeople; ++i)
      ASSERT_EQ(code_of(all[i].client->reply_to(ids[i])), "ok") << i;
    // All of them are there again: each hears what one says.
    all[0].client->demand({{"action", "message"}, {"receiver", "#general"}, {"content", "we are back"}});
    for (std::size_t i = 1; i < kPeople; ++i)
      ASSERT_EQ(text_of(all[i].client->next_event(), "event"), "message") << i;
  }
  EXPECT_EQ(server.stop(), 0);
}

TEST(Crowd, InOneRoomHearsEverythingInOrderAndHoldsNobodyElseUp) {
  constexpr std::size_t kPeople = 150, kWriters = 3;
  constexpr std::int64_t kRounds = 40;
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  std::vector<Person> all = people(server, kPeople);
  Client dora(server.address(), Carrier::lines), emil(server.address(), Carrier::lines);
  register_account(dora, "dora");
  register_account(emil, "emil");
  for (Client* client : {&dora, &emil})
    client->demand({{"action", "leave"}, {"conversation", "#general"}});
  emil.events_so_far();
  for (const Person& one : all)
    one.client->events_so_far();

  for (std::int64_t round = 1; round <= kRounds; ++round) {
    std::vector<json::value> ids;
    for (std::size_t i = 0; i < kWriters; ++i)
      ids.push_back(
          all[i].client->post({{"action", "message"}, {"receiver", "#general"}, {"content", "hi"}}));
    dora.demand({{"action", "message"}, {"receiver", "emil"}, {"content", "quietly"}});
    ASSERT_EQ(number_of(emil.next_event(), "seq"), round);
    for (std::size_t i = 0; i < kWriters; ++i)
      ASSERT_EQ(code_of(all[i].client->reply_to(ids[i])), "ok");
  }
  for (std::size_t i = kWriters; i < kPeople; ++i) {
    for (std::int64_t seq = 1; seq <= kRounds * static_cast<std::int64_t>(kWriters); ++seq)
      ASSERT_EQ(number_of(all[i].client->next_event(), "seq"), seq) << i;
  }
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::harness
