// A full disk: writes are refused with a word, reads go on, nothing acknowledged is lost, and when there is
// room again the server goes on by itself.
#include <gtest/gtest.h>

#include "tests/crash/small_disk.hpp"
#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"

namespace banter::crash {
namespace {

namespace json = boost::json;
using harness::Carrier;
using harness::Client;
using harness::code_of;
using harness::number_of;

struct Writer {
  explicit Writer(const harness::ServerProcess& server) : client(server.address(), Carrier::lines) {
    token = harness::register_account(client, "anna");
  }

  json::object message(const std::string& client_id) const {
    return {{"action", "message"},
            {"receiver", "#general"},
            {"content", content_of(client_id)},
            {"client_id", client_id}};
  }
  static std::string content_of(const std::string& client_id) {
    return client_id + " " + std::string(2000, 'x');
  }

  // Writes until the server says that it cannot; gives the client_ids that it acknowledged.
  void write_until_refused() {
    for (int i = 0; i < 20000; ++i) {
      const std::string client_id = "k" + std::to_string(++count);
      const std::string code = code_of(client.ask(message(client_id)));
      if (code == "ok") {
        acknowledged.push_back(client_id);
        continue;
      }
      ASSERT_EQ(code, "storage_unavailable");
      refused = client_id;
      return;
    }
    FAIL() << "the disk does not get full";
  }

  Client client;
  std::string token, refused;
  std::vector<std::string> acknowledged;
  int count = 0;
};

// All client_ids in #general, in order of seq, which must have no hole; the words must be those that were
// sent.
std::vector<std::string> history_of_general(Client& client) {
  std::vector<std::string> ids;
  for (bool more = true; more;) {
    const json::object page = client.demand(
        {{"action", "history"}, {"conversation", "#general"}, {"after", ids.size()}, {"limit", 200}});
    for (const json::value& row : page.at("messages").as_array()) {
      const json::object& message = row.as_object();
      ids.push_back(harness::text_of(message, "client_id"));
      EXPECT_EQ(number_of(message, "seq"), static_cast<std::int64_t>(ids.size()));
      EXPECT_EQ(harness::text_of(message, "content"), Writer::content_of(ids.back()));
    }
    more = page.at("more").as_bool();
  }
  return ids;
}

TEST(DiskFull, RefusesWritesKeepsReadingAndRecovers) {
  const SmallDisk disk;
  if (!disk.why_not().empty()) GTEST_SKIP() << "no small disk can be mounted here: " << disk.why_not();
  harness::ServerProcess server({.data = disk.path() + "/data", .more = {}});
  Writer anna(server);
  anna.client.demand(anna.message("k0"));
  anna.acknowledged.push_back("k0");

  for (int time = 0; time < 3; ++time) {
    disk.fill();
    ASSERT_NO_FATAL_FAILURE(anna.write_until_refused());
    // Again and again, and reads go on meanwhile.
    for (int i = 0; i < 20; ++i) {
      EXPECT_EQ(code_of(anna.client.ask(anna.message(anna.refused))), "storage_unavailable");
      EXPECT_EQ(history_of_general(anna.client), anna.acknowledged);
    }
    Client other(server.address(), Carrier::lines);
    other.demand({{"action", "resume"}, {"token", anna.token}});
    EXPECT_EQ(history_of_general(other), anna.acknowledged);

    disk.free();
    // Recovers by itself: the very request that was refused is accepted now.
    json::object reply = anna.client.ask(anna.message(anna.refused));
    EXPECT_EQ(code_of(reply), "ok") << json::serialize(reply);
    anna.acknowledged.push_back(anna.refused);
    EXPECT_EQ(other.next_event().at("client_id"), json::value(anna.refused))
        << "the event of what was stored, first";
    EXPECT_EQ(history_of_general(anna.client), anna.acknowledged);
  }

  // Also across a crash with a full disk.
  disk.fill();
  ASSERT_NO_FATAL_FAILURE(anna.write_until_refused());
  server.kill();
  disk.free();
  server.start();
  Client after(server.address(), Carrier::lines);
  after.demand({{"action", "resume"}, {"token", anna.token}});
  EXPECT_EQ(history_of_general(after), anna.acknowledged);
  after.demand(anna.message(anna.refused));
  EXPECT_EQ(server.stop(), 0);
}

}  // namespace
}  // namespace banter::crash
