// The machine's clock may be wrong, and may be set while the server runs: the order of messages and all
// waiting go by something else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr base::Millis kTenYears = 10LL * 365 * 24 * 60 * 60 * 1000;

std::string message(int number) {
  return R"({"action":"message","receiver":"#general","content":"hi","client_id":"m)" +
         std::to_string(number) + "\"}";
}

std::string seq(int number) {
  return "\"seq\":" + std::to_string(number) + ",\"version\":" + std::to_string(number) + ",";
}

TEST(AClockThatSteps, ChangesNoOrder) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  const base::Millis now = domain.clock.wall();
  int count = 0;
  for (const base::Millis wall : {now, now - kTenYears, now + kTenYears, base::Millis{0}}) {
    domain.clock.set_wall(wall);
    EXPECT_THAT(domain.ask(anna, message(++count)), HasSubstr("\"sent_at\":" + std::to_string(wall) + "}"));
  }
  EXPECT_THAT(domain.events(ben),
              ElementsAre(HasSubstr(seq(1)), HasSubstr(seq(2)), HasSubstr(seq(3)), HasSubstr(seq(4))));
  const auto all_in_turn = [](const std::string& page, int first) {
    std::size_t at = 0;
    for (int i = first; i <= 4; ++i) {
      at = page.find(seq(i), at);
      ASSERT_NE(at, std::string::npos) << i << " in " << page;
    }
  };
  all_in_turn(domain.ask(ben, R"({"action":"history","conversation":"#general"})"), 1);
  all_in_turn(domain.ask(ben, R"({"action":"changes","conversation":"#general","since":1})"), 2);
}

TEST(AClockThatSteps, EndsNoSession) {
  Domain domain;
  domain.person("anna");
  const std::string login =
      domain.ask(domain.connect(), R"({"action":"login","username":"anna","password":"long enough"})");
  const std::string key = "\"token\":\"";
  const std::size_t begin = login.find(key) + key.size();
  const std::string token = login.substr(begin, login.find('"', begin) - begin);
  const base::Millis now = domain.clock.wall();
  for (const base::Millis wall : {now - kTenYears, now + kTenYears, now}) {
    domain.clock.set_wall(wall);
    EXPECT_THAT(domain.ask(domain.connect(), R"({"action":"resume","token":")" + token + "\"}"),
                HasSubstr("\"ok\":true"));
  }
}

TEST(AClockThatSteps, NeitherLiftsNorProlongsAWait) {
  Domain domain({.rate_limits = true});
  const auto anna = domain.person("anna"), guesser = domain.connect("10.6.6.6");
  const std::string guess = R"({"action":"login","username":"anna","password":"a guess"})";
  for (int i = 0; i < 300; ++i)
    domain.ask(anna, message(i));
  for (int i = 0; i < 6; ++i)
    domain.ask(guesser, guess);
  const base::Millis now = domain.clock.wall();
  for (const base::Millis wall : {now + kTenYears, now - kTenYears}) {
    domain.clock.set_wall(wall);
    EXPECT_THAT(domain.ask(anna, message(300)), HasSubstr(R"("retry_after_ms":50)"));
    EXPECT_THAT(domain.ask(guesser, guess), HasSubstr(R"("retry_after_ms":1000)"));
  }
  domain.clock.advance(1000);
  EXPECT_THAT(domain.ask(anna, message(300)), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(guesser, guess), HasSubstr("invalid_credentials"));
}

}  // namespace
}  // namespace banter::testing
