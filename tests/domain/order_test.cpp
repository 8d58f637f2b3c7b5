// Requests of a connection take effect in order, and replies come in order, however long one of them takes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string message(int number) {
  return R"({"action":"message","id":)" + std::to_string(number) +
         R"(,"receiver":"#general","content":"hi","client_id":"m)" + std::to_string(number) + "\"}";
}

TEST(Order, WhatStandsBehindALoginWaitsForIt) {
  Domain domain;
  domain.person("anna");
  const auto phone = domain.connect();
  domain.hasher.hold();
  domain.send(phone,
              {R"({"action":"login","id":1,"username":"anna","password":"long enough"})", message(2),
               R"({"action":"nonsense","id":3})", R"({"action":"history","id":4,"conversation":"#general"})",
               R"({"action":"ping","id":5})"});
  const auto other = domain.connect();
  EXPECT_THAT(domain.ask(other, R"({"action":"ping"})"), HasSubstr("\"ok\":true"));  // nobody else waits
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(phone), HasSubstr(R"("reply":"login","id":1,"ok":true)"));
  EXPECT_THAT(domain.reply(phone), HasSubstr(R"("reply":"message","id":2,"ok":true)"));
  EXPECT_THAT(domain.reply(phone), HasSubstr(R"("reply":"nonsense","id":3,"ok":false)"));
  // The read carries an id and may come late.
  const std::string rest = domain.reply(phone) + domain.reply(phone);
  EXPECT_THAT(rest, HasSubstr(R"("reply":"history","id":4,"ok":true)"));
  EXPECT_THAT(rest, HasSubstr(R"("reply":"ping","id":5)"));
}

TEST(Order, AReadWithoutIdIsAnsweredInItsPlaceAndSeesWhatWasSentBefore) {
  Domain domain;
  const auto anna = domain.person("anna");
  for (int round = 1; round <= 50; ++round) {
    domain.send(anna, {message(round), R"({"action":"history","conversation":"#general","limit":1})",
                       R"({"action":"ping","id":"p"})"});
    EXPECT_THAT(domain.reply(anna), HasSubstr("\"seq\":" + std::to_string(round)));
    EXPECT_THAT(domain.reply(anna), HasSubstr("\"seq\":" + std::to_string(round)));
    EXPECT_THAT(domain.reply(anna), HasSubstr("\"reply\":\"ping\""));
  }
}

TEST(Order, AConnectionThatIsGoneTakesItsUnfinishedLoginAlong) {
  Domain domain;
  const auto phone = domain.connect();
  domain.hasher.hold();
  domain.send(phone, {R"({"action":"register","username":"anna","password":"long enough"})", message(1)});
  domain.disconnect(phone);
  domain.hasher.let_go();
  EXPECT_THAT(domain.events(domain.person("anna")), IsEmpty());  // the name was not taken
}

TEST(Order, TwoWhoRegisterOneNameAtOnceAreOneAccount) {
  Domain domain;
  const auto one = domain.connect(), other = domain.connect();
  domain.hasher.hold();
  domain.send(one, {R"({"action":"register","username":"anna","password":"long enough"})"});
  domain.send(other, {R"({"action":"register","username":"ANNA","password":"long enough"})"});
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(one), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(other), HasSubstr("username_taken"));
}

TEST(Order, ARepeatInTheSameBatchWaitsForTheFirstAndIsOneMessage) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  domain.send(anna, {message(7), message(7), message(7), message(8)});
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"seq\":1"));
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"seq\":1"));
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"seq\":1"));
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"seq\":2"));
  EXPECT_EQ(domain.events(ben).size(), 2u);
}

}  // namespace
}  // namespace banter::testing
