// What a client asks for and does not read is not fetched: a request of a hundred bytes may bring a page of
// 256 KiB.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr std::uint64_t kMiB = 1 << 20;
constexpr std::size_t kRequests = 64;

TEST(Pages, AreNotFetchedForWhoDoesNotReadThem) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  Client anna(server.address(), Carrier::lines);
  register_account(anna, "anna");
  const std::string content(16'000, 'x');
  for (int i = 0; i < 20; ++i)
    anna.demand({{"action", "message"}, {"receiver", "#general"}, {"content", content}});
  const json::object history{{"action", "history"}, {"conversation", "#general"}};
  const auto full = anna.demand(history).at("messages").as_array().size();
  EXPECT_GT(full * content.size(), 200'000U) << "no full page";

  std::vector<std::unique_ptr<Client>> slow;
  for (const char* name : {"ben", "cleo", "dora", "emil"}) {
    slow.push_back(
        std::make_unique<Client>(server.address(), Carrier::lines, SocketOptions{.receive_buffer = 4096}));
    register_account(*slow.back(), name);
    slow.back()->events_so_far();
  }
  const std::uint64_t before = server.resident_bytes();
  std::vector<std::vector<json::value>> asked;
  for (const auto& client : slow)
    asked.push_back(client->post_all(std::vector<json::object>(kRequests, history)));
  // Behind all of theirs that were taken.
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(anna.demand(history).at("messages").as_array().size(), full);
  if (BANTER_SANITIZED == 0) EXPECT_LT(server.resident_bytes(), before + 24 * kMiB);

  // And whoever reads gets everything.
  for (std::size_t i = 0; i < slow.size(); ++i) {
    for (const json::value& id : asked[i])
      ASSERT_EQ(slow[i]->reply_to(id).at("messages").as_array().size(), full);
  }
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::harness
