#include "server/app/control/wire.hpp"

#include <gtest/gtest.h>

namespace banter::app {
namespace {

TEST(ControlWire, ARequestArrivesAsItWasSent) {
  UserRequest sent;
  sent.verb = UserVerb::add;
  sent.name = "anna \"x\" \\ \xC3\xA9";
  sent.role = protocol::Role::owner;
  sent.password.text = "pass\tword \"1\"";
  base::Secret line;
  encode_request(sent, line);
  EXPECT_EQ(line.text.find('\n'), line.text.size() - 1);

  UserRequest got;
  ASSERT_TRUE(decode_request(line.text, got));
  EXPECT_EQ(got.verb, sent.verb);
  EXPECT_EQ(got.name, sent.name);
  EXPECT_EQ(got.role, sent.role);
  EXPECT_EQ(got.password.text, sent.password.text);
}

TEST(ControlWire, EveryVerbArrives) {
  for (std::size_t i = 0; i < kUserVerbNames.size(); ++i) {
    UserRequest sent;
    sent.verb = static_cast<UserVerb>(i);
    base::Secret line;
    encode_request(sent, line);
    UserRequest got;
    ASSERT_TRUE(decode_request(line.text, got));
    EXPECT_EQ(got.verb, sent.verb);
    EXPECT_FALSE(got.role);
  }
}

TEST(ControlWire, RefusesWhatItDoesNotKnow) {
  for (const char* line :
       {"", "{", "[]", "7", "{}", R"({"action":"user"})", R"({"action":"user","verb":"eat"})",
        R"({"action":"reboot","verb":"list"})", R"({"action":"user","verb":7})",
        R"({"action":"user","verb":"role","name":"a","role":"king"})", "{\"action\":\"\xFF\"}"}) {
    UserRequest got;
    EXPECT_FALSE(decode_request(line, got)) << line;
  }
}

TEST(ControlWire, AReplyArrivesAsItWasGiven) {
  EXPECT_EQ(decode_reply(encode_reply(std::string("done\n"))).value(), "done\n");
  EXPECT_EQ(decode_reply(encode_reply(base::fault("no such person"))).error().sentence, "no such person");
  EXPECT_FALSE(decode_reply("nonsense"));
}

}  // namespace
}  // namespace banter::app
