// Messages go when they are older than they are kept, little by little and between the requests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr base::Millis kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

std::string message(const std::string& receiver, const std::string& content, const std::string& client_id) {
  return R"({"action":"message","receiver":")" + receiver + R"(","content":")" + content +
         R"(","client_id":")" + client_id + "\"}";
}

std::string history(const std::string& conversation) {
  return R"({"action":"history","conversation":")" + conversation + "\"}";
}

// The core has done what was due: it wakes for requests too, and sweeps behind them.
void settle(Domain& domain, core::ConnectionId connection) {
  for (int i = 0; i < 3; ++i)
    domain.ask(connection, R"({"action":"ping"})");
}

class Retention : public ::testing::Test {
 protected:
  explicit Retention(std::int64_t days = 2) : domain({.rate_limits = false, .retention_days = days}) {}

  std::string row(core::ConnectionId connection) {
    return domain.ask(connection, R"({"action":"conversations"})");
  }

  Domain domain;
  core::ConnectionId anna = domain.person("anna"), ben = domain.person("ben");
};

TEST_F(Retention, TakesOldMessagesInRoomsAndBetweenTwo) {
  domain.ask(anna, message("#general", "old", "c1"));
  domain.ask(anna, message("ben", "old too", "c2"));
  domain.clock.advance(kDay);
  domain.ask(anna, message("#general", "new", "c3"));
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), HasSubstr("old"));
  domain.clock.advance(kDay + kMinute);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), Not(HasSubstr("old")));
  EXPECT_THAT(domain.ask(ben, history("#general")), HasSubstr(R"("seq":2)"));
  EXPECT_THAT(domain.ask(ben, history("@anna")), HasSubstr(R"("messages":[])"));
  EXPECT_THAT(row(ben), HasSubstr(R"("first_seq":2)"));
  EXPECT_THAT(row(ben), HasSubstr(R"("unread":1)"));
  EXPECT_THAT(domain.ask(anna, message("#general", "again", "c1")), HasSubstr(R"("seq":3)"))
      << "the client_id of what has gone is free";
  EXPECT_THAT(domain.ask(anna, R"({"action":"edit","conversation":"#general","seq":1,"content":"x"})"),
              HasSubstr("not_found"));
}

TEST_F(Retention, WaitsAMinuteAfterTheStartAndThenAnHour) {
  domain.ask(anna, message("#general", "old", "c1"));
  domain.clock.set_wall(domain.clock.wall() + 3 * kDay);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), HasSubstr("old"));
  domain.clock.advance(kMinute);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), Not(HasSubstr("old")));

  domain.ask(anna, message("#general", "next", "c2"));
  domain.clock.set_wall(domain.clock.wall() + 3 * kDay);
  domain.clock.advance(kHour - kMinute);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), HasSubstr("next"));
  domain.clock.advance(kMinute);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), Not(HasSubstr("next")));
}

TEST_F(Retention, GoesOnInPiecesUntilAllIsGone) {
  for (int i = 0; i < 500; ++i)
    domain.ask(anna, message("#general", "old", "c" + std::to_string(i)));
  domain.clock.advance(3 * kDay);
  settle(domain, anna);
  EXPECT_THAT(row(ben), HasSubstr(R"("first_seq":201)"));
  domain.clock.advance(1'000);
  settle(domain, anna);
  EXPECT_THAT(row(ben), HasSubstr(R"("first_seq":401)"));
  domain.clock.advance(1'000);
  settle(domain, anna);
  EXPECT_THAT(row(ben), HasSubstr(R"("first_seq":501)"));
}

TEST_F(Retention, ComesAgainWhenTheStoreCouldNotDoIt) {
  domain.ask(anna, message("#general", "old", "c1"));
  domain.clock.advance(3 * kDay);
  domain.storage.fail_commits = true;
  settle(domain, anna);
  domain.storage.fail_commits = false;
  EXPECT_THAT(domain.ask(ben, history("#general")), HasSubstr("old"));
  domain.clock.advance(kMinute);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#general")), Not(HasSubstr("old")));
}

class KeptForEver : public Retention {
 protected:
  KeptForEver() : Retention(0) {
    EXPECT_TRUE(domain.engine.administer([](core::Services& services) {
      auto account = *services.accounts.by_name("anna").value();
      account.role = protocol::Role::admin;
      EXPECT_TRUE(services.accounts.update(account));
      return protocol::Result<std::vector<core::Step>>({core::RoleChanged{account.key, account.role}});
    }));
  }
};

TEST_F(KeptForEver, ExceptInTheRoomsOfWhichAnAdministratorSaysSo) {
  domain.ask(ben, R"({"action":"create_room","room":"#tea"})");
  domain.ask(ben, message("#tea", "leaves", "c1"));
  domain.ask(ben, message("#general", "words", "c2"));
  EXPECT_THAT(domain.ask(anna, R"({"action":"admin_rooms","room_action":"retention","conversation":"#tea",)"
                               R"("days":1})"),
              HasSubstr(R"("ok":true)"));
  domain.clock.advance(2 * kDay);
  settle(domain, anna);
  EXPECT_THAT(domain.ask(ben, history("#tea")), HasSubstr(R"("messages":[])"));
  EXPECT_THAT(domain.ask(ben, history("#general")), HasSubstr("words"));
}

}  // namespace
}  // namespace banter::testing
