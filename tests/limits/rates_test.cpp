// Too quick is refused with a time to wait, and nothing else happens: the connection stays, and a repeat of
// what was accepted is still answered.
#include <gtest/gtest.h>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

constexpr int kBurst = 300, kPerSecond = 20, kSent = 600;

json::object message(int number) {
  const std::string text = std::to_string(number);
  return {{"action", "message"}, {"receiver", "#general"}, {"content", text}, {"client_id", text}};
}

TEST(Rates, MessagesOverTheBurstAreRefusedAndNothingIsClosed) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .rate_limits = true, .more = {}});
  Client anna(server.address(), Carrier::lines);
  register_account(anna, "anna");
  std::vector<json::object> requests;
  for (int i = 0; i < kSent; ++i)
    requests.push_back(message(i));

  const auto begun = std::chrono::steady_clock::now();
  int accepted = 0;
  for (const json::value& id : anna.post_all(requests)) {
    const json::object reply = anna.reply_to(id);
    if (code_of(reply) == "ok") {
      ++accepted;
      continue;
    }
    ASSERT_EQ(code_of(reply), "rate_limited");
    EXPECT_GT(number_of(reply.at("error").as_object(), "retry_after_ms"), 0);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  EXPECT_GE(accepted, kBurst);
  EXPECT_LE(accepted, kBurst + kPerSecond * (took.count() + 1));
  ASSERT_LT(accepted, kSent) << "the machine is too slow to be too quick";

  // Looked up before rates.
  EXPECT_EQ(code_of(anna.ask(message(0))), "ok");
  EXPECT_EQ(number_of(anna.demand({{"action", "history"}, {"conversation", "#general"}, {"limit", 1}})
                          .at("messages")
                          .at(0)
                          .as_object(),
                      "seq"),
            accepted);
}

}  // namespace
}  // namespace banter::harness
