// What happens when a commit fails: nothing is acknowledged, nobody hears of it, and who was logged in stays
// so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kHello = R"({"action":"message","receiver":"#general","content":"hello","client_id":"m1"})";

TEST(FailedCommit, RefusesTheMessageAndShowsItToNobody) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  domain.storage.fail_commits = true;
  EXPECT_THAT(domain.ask(anna, kHello), HasSubstr("storage_unavailable"));
  EXPECT_THAT(domain.events(ben), IsEmpty());

  domain.storage.fail_commits = false;
  EXPECT_THAT(domain.ask(anna, kHello), HasSubstr("\"seq\":1"));
  const auto events = domain.events(ben);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_THAT(events[0], HasSubstr("\"content\":\"hello\""));
}

TEST(FailedCommit, LeavesALoginUndone) {
  Domain domain;
  domain.person("anna");
  const auto phone = domain.connect();
  domain.storage.fail_commits = true;
  const std::string login = R"({"action":"login","username":"anna","password":"long enough"})";
  EXPECT_THAT(domain.ask(phone, login), HasSubstr("storage_unavailable"));
  domain.storage.fail_commits = false;
  EXPECT_THAT(domain.ask(phone, kHello), HasSubstr("not_authenticated"));
  EXPECT_THAT(domain.ask(phone, login), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(phone, kHello), HasSubstr("\"ok\":true"));
}

TEST(FailedCommit, LeavesALogoutUndone) {
  Domain domain;
  const auto anna = domain.person("anna");
  domain.storage.fail_commits = true;
  EXPECT_THAT(domain.ask(anna, R"({"action":"logout"})"), HasSubstr("storage_unavailable"));
  domain.storage.fail_commits = false;
  EXPECT_THAT(domain.ask(anna, kHello), HasSubstr("\"ok\":true"));
}

TEST(FailedCommit, LeavesOtherSessionsAsTheyWereWhenAPasswordDoesNotChange) {
  Domain domain;
  const auto anna = domain.person("anna"), phone = domain.connect();
  domain.ask(phone, R"({"action":"login","username":"anna","password":"long enough"})");
  domain.storage.fail_commits = true;
  EXPECT_THAT(
      domain.ask(anna, R"({"action":"password","old_password":"long enough","new_password":"longer still"})"),
      HasSubstr("storage_unavailable"));
  domain.storage.fail_commits = false;
  EXPECT_THAT(domain.events(phone), IsEmpty());
  EXPECT_THAT(domain.ask(phone, kHello), HasSubstr("\"ok\":true"));
  EXPECT_THAT(
      domain.ask(anna, R"({"action":"password","old_password":"long enough","new_password":"longer still"})"),
      HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(phone, kHello), HasSubstr("not_authenticated"));
}

TEST(FailedCommit, StillAnswersWhatNeedsNoStore) {
  Domain domain;
  const auto anna = domain.person("anna");
  domain.storage.fail_commits = true;
  domain.send(anna,
              {kHello, R"({"action":"ping","id":2})", R"({"action":"history","conversation":"#general"})"});
  EXPECT_THAT(domain.reply(anna), HasSubstr("storage_unavailable"));
  EXPECT_EQ(domain.reply(anna), R"({"reply":"ping","id":2,"ok":true})");
  EXPECT_THAT(domain.reply(anna), HasSubstr("storage_unavailable"));
  EXPECT_THAT(domain.ask(anna, R"({"action":"history","conversation":"#general"})"),
              HasSubstr("\"messages\":[]"));
}

// What was refused because of something that then never was.
TEST(FailedCommit, TakesRefusalsBackThatRestOnIt) {
  Domain domain;
  const auto anna = domain.person("anna");
  domain.storage.fail_commits = true;
  const std::string make = R"({"action":"create_room","room":"#tea"})";
  domain.send(anna, {make, make, R"({"action":"frown"})"});
  EXPECT_THAT(domain.reply(anna), HasSubstr("storage_unavailable"));
  EXPECT_THAT(domain.reply(anna), HasSubstr("storage_unavailable")) << "not a conflict";
  EXPECT_THAT(domain.reply(anna), HasSubstr("unknown_action"));
}

TEST(FailedCommit, ReadsNothingForALoginThatNeverWas) {
  Domain domain;
  domain.person("anna");
  const auto phone = domain.connect();
  domain.storage.fail_commits = true;
  domain.send(phone, {R"({"action":"login","username":"anna","password":"long enough"})",
                      R"({"action":"history","conversation":"#general","id":1})"});
  EXPECT_THAT(domain.reply(phone), HasSubstr("storage_unavailable"));
  const std::string history = domain.reply(phone);
  EXPECT_THAT(history, ::testing::AnyOf(HasSubstr("storage_unavailable"), HasSubstr("not_authenticated")));
}

TEST(Operator, HearsWhetherAnActIsOnDisk) {
  Domain domain;
  const auto act = [](core::Services&) -> protocol::Result<std::vector<core::Step>> {
    return std::vector<core::Step>{};
  };
  EXPECT_TRUE(domain.engine.administer(act));
  domain.storage.fail_commits = true;
  EXPECT_FALSE(domain.engine.administer(act));
}

}  // namespace
}  // namespace banter::testing
