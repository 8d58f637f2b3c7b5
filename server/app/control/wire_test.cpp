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
    sent.json = i % 2 == 0;
    base::Secret line;
    encode_request(sent, line);
    UserRequest got;
    ASSERT_TRUE(decode_request(line.text, got));
    EXPECT_EQ(got.verb, sent.verb);
    EXPECT_EQ(got.json, sent.json);
    EXPECT_FALSE(got.role);
  }
}

TEST(ControlWire, AnInvitationArrivesAsItWasAskedFor) {
  const InviteRequest sent{
      .verb = InviteVerb::create, .uses = 5, .days = 30, .note = "a \"b\" \\ \xC3\xA9", .id = "i1"};
  base::Secret line;
  encode_request(sent, line);
  EXPECT_EQ(line.text.find('\n'), line.text.size() - 1);
  EXPECT_TRUE(is_invite_request(line.text));
  InviteRequest got;
  ASSERT_TRUE(decode_request(line.text, got));
  EXPECT_EQ(got.verb, sent.verb);
  EXPECT_EQ(got.uses, sent.uses);
  EXPECT_EQ(got.days, sent.days);
  EXPECT_EQ(got.note, sent.note);
  EXPECT_EQ(got.id, sent.id);
  for (const char* wrong :
       {"", "{", R"({"action":"invite"})", R"({"action":"invite","verb":"eat","uses":1,"days":1})",
        R"({"action":"invite","verb":"list","uses":1.5,"days":1})",
        R"({"action":"invite","verb":"list","uses":"1","days":1})",
        R"({"action":"user","verb":"list","uses":1,"days":1})", "{\"action\":\"\xFF\"}"}) {
    EXPECT_FALSE(decode_request(wrong, got)) << wrong;
  }
  EXPECT_FALSE(is_invite_request(R"({"action":"user","verb":"list"})"));
  EXPECT_FALSE(is_invite_request("\xFF"));
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
