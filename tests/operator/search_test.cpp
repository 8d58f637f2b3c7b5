// search.db is nothing that anybody has to take care of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/harness/client.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

using harness::Carrier;
using harness::Client;
using harness::ServerProcess;

constexpr int kMessages = 2500;  // more than two blocks of the index

int times(const std::string& text, std::string_view part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

class SearchIndex : public testing::Test {
 protected:
  SearchIndex() : server_({.data = folder_.path() + "/data", .more = {}}) {
    Client anna(server_.address(), Carrier::lines);
    token_ = harness::register_account(anna, "anna");
    const auto room =
        harness::text_of(anna.demand({{"action", "create_room"}, {"room", "#tea"}}), "conversation");
    for (int i = 1; i <= kMessages; i += 50) {
      std::vector<harness::json::object> requests;
      for (int n = i; n < i + 50; ++n) {
        requests.push_back(
            {{"action", "message"}, {"conversation", room}, {"content", "common word" + std::to_string(n)}});
      }
      for (const auto& id : anna.post_all(std::move(requests)))
        EXPECT_TRUE(harness::is_ok(anna.reply_to(id)));
    }
  }

  std::string log() const {
    std::ifstream file(server_.data() + "/server.log");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // Waits until the log tells for the n-th time that the index was made anew.
  void await_made_anew(int n) {
    const auto deadline = harness::in(harness::kPatience);
    while (times(log(), "search.db is made anew") < n) {
      ASSERT_LT(std::chrono::steady_clock::now(), deadline) << log();
      std::this_thread::yield();
    }
  }
  std::string index(const std::string& suffix = "") const { return server_.data() + "/search.db" + suffix; }

  Client come_back() {
    Client anna(server_.address(), Carrier::lines);
    anna.demand({{"action", "resume"}, {"token", token_}});
    return anna;
  }
  // How many messages a search gives, page after page.
  std::int64_t count(Client& client, const std::string& query) {
    std::int64_t count = 0;
    harness::json::object request{{"action", "search"}, {"query", query}, {"limit", 200}};
    while (true) {
      const auto reply = client.demand(request);
      count += static_cast<std::int64_t>(reply.at("messages").as_array().size());
      if (!reply.at("more").as_bool()) return count;
      request["cursor"] = reply.at("cursor");
    }
  }
  void expect_everything() {
    Client anna = come_back();
    EXPECT_EQ(count(anna, "common"), kMessages);
    EXPECT_EQ(count(anna, "\"word1\""), 1);
    EXPECT_EQ(count(anna, "\"word2047\""), 1);
    EXPECT_EQ(count(anna, "\"word" + std::to_string(kMessages) + "\""), 1);
  }

  const harness::TempFolder folder_;
  ServerProcess server_;
  std::string token_;
};

TEST_F(SearchIndex, SurvivesSigkillAtAnyTime) {
  await_made_anew(1);  // at its first start
  for (int round = 0; round < 5; ++round) {
    server_.kill();
    server_.start();
    if (round % 2 == 0) expect_everything();
  }
  EXPECT_EQ(times(log(), "search.db is made anew"), 1) << log();
}

TEST_F(SearchIndex, MayBeDeletedOrBroken) {
  await_made_anew(1);
  ASSERT_EQ(server_.stop(), 0);
  EXPECT_FALSE(std::filesystem::exists(index("-wal"))) << "an orderly end leaves one file";
  std::filesystem::remove(index());
  server_.start();
  expect_everything();
  await_made_anew(2);
  expect_everything();
  ASSERT_EQ(server_.stop(), 0);
  std::ofstream(index()) << std::string(100'000, 'x');
  server_.start();
  expect_everything();
  await_made_anew(3);
  expect_everything();
  server_.kill();
  for (const char* suffix : {"", "-wal", "-shm"})
    std::filesystem::remove(index(suffix));
  server_.start();
  expect_everything();
  await_made_anew(4);
}

}  // namespace
}  // namespace banter::operating
