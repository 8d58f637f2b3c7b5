#include "tests/harness/client.hpp"

#include <gtest/gtest.h>

namespace banter::harness {
namespace {

// Answers with a list of frames whatever is sent, then has closed.
class ScriptedFrames : public Frames {
 public:
  explicit ScriptedFrames(std::deque<std::string> incoming) : incoming_(std::move(incoming)) {}
  bool send(std::string_view, Deadline) override { return true; }
  bool send_all(const std::vector<std::string>&, Deadline) override { return true; }
  std::expected<std::string, Ended> receive(Deadline) override {
    if (incoming_.empty()) return std::unexpected(Ended::closed);
    std::string frame = std::move(incoming_.front());
    incoming_.pop_front();
    return frame;
  }
  Stream& stream() override { throw Failure("no stream"); }

 private:
  std::deque<std::string> incoming_;
};

Client client_that_gets(std::deque<std::string> incoming) {
  return Client(std::make_unique<ScriptedFrames>(std::move(incoming)));
}

TEST(Client, TellsRepliesFromEvents) {
  Client client = client_that_gets({R"({"event":"typing"})", R"({"reply":"ping","id":1,"ok":true})"});
  EXPECT_TRUE(is_ok(client.ask({{"action", "ping"}})));
  EXPECT_EQ(text_of(client.next_event(), "event"), "typing");
}

TEST(Client, TakesLateReadsButNoOtherOvertaking) {
  Client late =
      client_that_gets({R"({"reply":"ping","id":2,"ok":true})", R"({"reply":"history","id":1,"ok":true})"});
  const auto ids = late.post_all({{{"action", "history"}}, {{"action", "ping"}}});
  EXPECT_TRUE(is_ok(late.reply_to(ids[0])));

  Client wrong =
      client_that_gets({R"({"reply":"ping","id":2,"ok":true})", R"({"reply":"join","id":1,"ok":true})"});
  const auto others = wrong.post_all({{{"action", "join"}}, {{"action", "ping"}}});
  EXPECT_THROW(wrong.reply_to(others[1]), Failure);
}

TEST(Client, RefusesWhatNobodyAskedFor) {
  for (const char* frame : {R"({"reply":"ping","id":7,"ok":true})", R"({"reply":"join","id":1,"ok":true})",
                            R"({"id":1,"ok":true})", R"([1])", "nonsense"}) {
    EXPECT_THROW(client_that_gets({frame}).ask({{"action", "ping"}}), Failure) << frame;
  }
}

TEST(Client, SaysWhenTheServerHasClosed) {
  Client client = client_that_gets({});
  EXPECT_THROW(client.ask({{"action", "ping"}}), Failure);
  client.wait_until_closed(in(1s));
}

TEST(Client, ReadsTheCodeOfARefusal) {
  EXPECT_EQ(code_of({{"ok", true}}), "ok");
  EXPECT_EQ(code_of({{"ok", false}, {"error", {{"code", "forbidden"}, {"message", "No."}}}}), "forbidden");
  EXPECT_THROW(code_of({{"ok", false}}), Failure);
}

}  // namespace
}  // namespace banter::harness
