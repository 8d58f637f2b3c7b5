// Somebody who is gone before his login was answered must leave nothing behind: not a dead place that
// messages are sent to, and not one that the next connection finds itself in.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/line_frames.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr int kTimes = 200;

// Connects, asks to be let in, and is gone.
void come_and_go(const Address& address, const std::string& resume) {
  LineFrames frames(connect_plain(address, {}));
  ASSERT_TRUE(frames.send(resume, in(kPatience)));
}

TEST(Leaving, BeforeTheLoginIsAnsweredLeavesNothingBehind) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  Client anna(server.address(), Carrier::lines), ben(server.address(), Carrier::lines);
  register_account(anna, "anna");
  const std::string token = register_account(ben, "ben");
  const std::string resume = json::serialize(json::object{{"action", "resume"}, {"token", token}});
  const json::object message{
      {"action", "message"}, {"receiver", "#general"}, {"content", "for members only"}};
  for (int i = 0; i < kTimes; ++i) {
    ASSERT_NO_FATAL_FAILURE(come_and_go(server.address(), resume));
    anna.demand(message);
    // Nobody has logged in here, wherever in the server's tables it was put.
    Client stranger(server.address(), Carrier::lines);
    anna.demand(message);
    ASSERT_EQ(stranger.events_so_far(), std::vector<json::object>());
  }
  EXPECT_EQ(ben.events_so_far().size(), 2u * kTimes);
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::harness
