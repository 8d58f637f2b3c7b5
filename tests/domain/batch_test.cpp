// What happens when a commit fails: nothing is acknowledged, nobody hears of it, and who was logged in stays
// so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <vector>

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

// Whoever shares the disk with the commits gives way to those that put something there.
TEST(CommitsToDisk, AreCountedApartAndSeenWhileTheyRun) {
  Domain domain;
  const auto anna = domain.person("anna");
  const core::CommitsToDisk& to_disk = domain.metrics.commits_to_disk;
  domain.settle();
  EXPECT_EQ(to_disk.count.get(), 0) << "none of them has written";
  EXPECT_EQ(to_disk.micros.get(), 0);
  std::vector<std::int64_t> seen;
  domain.storage.on_commit([&] { seen.push_back(to_disk.began.get()); });
  domain.settle();
  const auto micros_of = [](std::chrono::steady_clock::time_point time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
  };
  const std::int64_t before = micros_of(std::chrono::steady_clock::now());
  domain.storage.writes_to_disk = true;
  EXPECT_THAT(domain.ask(anna, kHello), HasSubstr("\"ok\":true"));
  domain.storage.writes_to_disk = false;
  domain.settle();
  domain.storage.on_commit({});
  EXPECT_EQ(std::ranges::count_if(seen, [&](std::int64_t began) { return began >= before; }),
            to_disk.count.get());
  EXPECT_EQ(std::ranges::count_if(seen, [&](std::int64_t began) { return began != 0 && began < before; }), 0);
  EXPECT_GE(to_disk.count.get(), 1);
  EXPECT_EQ(to_disk.began.get(), 0);
  EXPECT_LE(to_disk.micros.get(), micros_of(std::chrono::steady_clock::now()) - before);
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
