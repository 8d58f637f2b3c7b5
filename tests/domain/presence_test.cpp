// Who is told of whom, and how often, under a clock that only the test moves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

auto tells(const std::string& username, const std::string& status) {
  return AllOf(HasSubstr("\"username\":\"" + username + "\""), HasSubstr("\"status\":\"" + status + "\""));
}

std::string contact(const std::string& name) {
  return R"({"action":"contacts","contact_action":"add","contact_username":")" + name + "\"}";
}

std::string login(const std::string& name) {
  return R"({"action":"login","username":")" + name + R"(","password":"long enough"})";
}

// Lets a second pass, and wakes the server for it.
void second(Domain& domain, core::ConnectionId) {
  domain.pass(1000);
}

TEST(Presence, OfOneWhoComesBackWithinTenSecondsIsNoNews) {
  Domain domain;
  const auto anna = domain.person("anna"), cleo = domain.person("cleo");
  second(domain, anna);
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("cleo", "online")));
  second(domain, anna);
  const auto ben = domain.person("ben");
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("ben", "online")));

  domain.disconnect(ben);
  domain.pass(9'000);
  const auto again = domain.connect();
  domain.ask(again, login("ben"));
  second(domain, anna);
  second(domain, anna);
  domain.ask(cleo, R"({"action":"presence","status":"away"})");
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("cleo", "away"))) << "of ben there is nothing";

  domain.disconnect(again);
  const base::Millis went_at = domain.clock.wall();
  domain.ask(anna, R"({"action":"ping"})");
  domain.pass(10'000);
  domain.ask(anna, R"({"action":"ping"})");
  EXPECT_THAT(
      domain.host.news(anna, 1),
      ElementsAre(AllOf(tells("ben", "offline"), HasSubstr("\"last_seen\":" + std::to_string(went_at)))));
  EXPECT_THAT(domain.ask(anna, R"({"action":"users","query":"ben"})"),
              HasSubstr("\"last_seen\":" + std::to_string(went_at)));
}

TEST(Presence, ASecondBringsOnlyHowItEnds) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  second(domain, anna);
  domain.host.news(anna, 1);
  second(domain, anna);
  domain.ask(ben, R"({"action":"presence","status":"away"})");
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("ben", "away"))) << "at once after a rest";
  domain.ask(ben, R"({"action":"presence","status":"online"})");
  domain.ask(ben, R"({"action":"presence","status":"invisible"})");
  domain.ask(ben, R"({"action":"presence","status":"busy","text":"later"})");
  second(domain, anna);
  EXPECT_THAT(domain.host.news(anna, 1),
              ElementsAre(AllOf(tells("ben", "busy"), HasSubstr("\"text\":\"later\""))));
}

TEST(Presence, OfManyWhoComeAtOnceFiftyAreToldASecond) {
  Domain domain;
  const auto anna = domain.person("anna");
  constexpr int kPeople = 120;
  for (int i = 0; i < kPeople; ++i) {
    const std::string name = "user" + std::to_string(i);
    domain.disconnect(domain.person(name));
    domain.ask(anna, contact(name));
  }
  domain.ask(anna, R"({"action":"ping"})");
  for (int i = 0; i < 30; ++i)
    second(domain, anna);
  domain.ask(anna, R"({"action":"ping"})");
  // A quiet server: everything before is told, which the last of it shows.
  const auto ben = domain.person("ben");
  domain.ask(anna, contact("ben"));
  domain.ask(ben, R"({"action":"presence","status":"away"})");
  const auto is_last = [](const std::string& news) {
    return news.contains("\"ben\"") && news.contains("\"away\"");
  };
  for (bool told = false; !told;) {
    second(domain, anna);
    told = std::ranges::any_of(domain.host.news(anna, 1), is_last);
  }

  for (int i = 0; i < kPeople; ++i)
    EXPECT_THAT(domain.ask(domain.connect(), login("user" + std::to_string(i))), HasSubstr("\"ok\":true"));

  std::set<std::string> told;
  for (int passed = 0; told.size() < kPeople && passed < 60; ++passed) {
    second(domain, anna);
    const auto news = domain.host.news(anna, 1);
    told.insert(news.begin(), news.end());
    // The first of them may have been told before this second began.
    EXPECT_LE(told.size(), 50u * static_cast<unsigned>(passed + 2)) << "fifty a second";
  }
  EXPECT_THAT(told, SizeIs(kPeople));
  EXPECT_THAT(told, Each(HasSubstr("\"status\":\"online\"")));
}

TEST(Presence, IsForThoseWhoMayKnow) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben"), cleo = domain.person("cleo");
  // #general has grown too large to tell.
  for (int i = 0; i < 100; ++i)
    domain.person("user" + std::to_string(i));
  // What was told while it was small has arrived when somebody who is told last is told of her.
  domain.ask(ben, contact("anna"));
  for (std::vector<std::string> news; news.empty() || !news.back().contains("\"anna\"");) {
    second(domain, ben);
    news = domain.host.news(ben, 0);
  }
  domain.ask(ben, R"({"action":"ping"})");
  domain.host.news(ben, 0);
  domain.host.news(cleo, 0);
  domain.ask(anna, R"({"action":"presence","status":"away"})");
  second(domain, ben);
  EXPECT_THAT(domain.host.news(ben, 1), ElementsAre(tells("anna", "away")));
  EXPECT_THAT(domain.host.news(cleo, 0), IsEmpty());
  const std::string users = R"({"action":"users","query":"anna"})";
  EXPECT_THAT(domain.ask(ben, users), tells("anna", "away"));
  EXPECT_THAT(domain.ask(cleo, users), AllOf(tells("anna", "offline"), Not(HasSubstr("last_seen"))));

  // A first message makes the two acquainted.
  domain.ask(cleo, R"({"action":"message","receiver":"anna","content":"hi","client_id":"m"})");
  second(domain, ben);
  EXPECT_THAT(domain.host.news(cleo, 1), ElementsAre(tells("anna", "away")));
  EXPECT_THAT(domain.ask(cleo, users), tells("anna", "away"));
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("cleo", "online")));

  // So does coming into a small room.
  const auto dora = domain.person("dora");
  domain.ask(ben, R"({"action":"create_room","room":"#tea"})");
  second(domain, ben);
  domain.host.news(ben, 0);
  domain.ask(dora, R"({"action":"join","conversation":"#tea"})");
  second(domain, ben);
  EXPECT_THAT(domain.host.news(ben, 1), ElementsAre(tells("dora", "online")));
}

TEST(Presence, OfASingleHttpRequestIsNone) {
  Domain domain;
  const auto anna = domain.person("anna");
  const auto bot = domain.person("bot");
  second(domain, anna);
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("bot", "online")));
  domain.disconnect(bot);
  domain.pass(20'000);
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("bot", "offline")));

  std::vector<core::Inbound> inbound;
  const core::ConnectionId request{1'000'000};
  inbound.push_back(
      {request, core::Connected{{.address = "10.0.0.9", .household = {}, .wants_events = false}}});
  domain.engine.submit(inbound);
  domain.ask(request, login("bot"));
  domain.disconnect(request);
  second(domain, anna);
  const auto ben = domain.person("ben");
  (void)ben;
  second(domain, anna);
  EXPECT_THAT(domain.host.news(anna, 1), Each(Not(HasSubstr("bot"))));
}

TEST(Presence, IsToldThoughTheDiskIsFull) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  second(domain, anna);
  domain.host.news(anna, 1);
  domain.storage.fail_commits = true;
  domain.disconnect(ben);
  domain.ask(anna, R"({"action":"ping"})");
  domain.pass(10'000);
  domain.ask(anna, R"({"action":"ping"})");
  EXPECT_THAT(domain.host.news(anna, 1), ElementsAre(tells("ben", "offline")));
}

}  // namespace
}  // namespace banter::testing
