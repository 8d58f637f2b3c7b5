// Rates and delays, under a clock that only the test moves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;

std::string message(int number) {
  return R"({"action":"message","receiver":"#general","content":"hi","client_id":"m)" +
         std::to_string(number) + "\"}";
}

TEST(Rates, ThreeHundredMessagesAtOnceThenTwentyASecond) {
  Domain domain({.rate_limits = true});
  const auto anna = domain.person("anna");
  for (int i = 0; i < 300; ++i)
    EXPECT_THAT(domain.ask(anna, message(i)), HasSubstr("\"ok\":true")) << i;
  EXPECT_THAT(domain.ask(anna, message(300)), HasSubstr(R"("code":"rate_limited")"));
  EXPECT_THAT(domain.ask(anna, message(300)), HasSubstr(R"("retry_after_ms":50)"));
  domain.clock.advance(1000);
  for (int i = 300; i < 320; ++i)
    EXPECT_THAT(domain.ask(anna, message(i)), HasSubstr("\"ok\":true")) << i;
  EXPECT_THAT(domain.ask(anna, message(320)), HasSubstr("rate_limited"));
}

TEST(Rates, AreOfTheAccountAndNotOfTheConnection) {
  Domain domain({.rate_limits = true});
  const auto anna = domain.person("anna"), phone = domain.connect(), ben = domain.person("ben");
  domain.ask(phone, R"({"action":"login","username":"anna","password":"long enough"})");
  for (int i = 0; i < 300; ++i)
    domain.ask(i % 2 ? anna : phone, message(i));
  EXPECT_THAT(domain.ask(anna, message(300)), HasSubstr("rate_limited"));
  EXPECT_THAT(domain.ask(phone, message(301)), HasSubstr("rate_limited"));
  EXPECT_THAT(domain.ask(ben, message(0)), HasSubstr("\"ok\":true"));
}

TEST(Rates, ARepeatIsAnsweredAlsoWhenTheAllowanceIsSpent) {
  Domain domain({.rate_limits = true});
  const auto anna = domain.person("anna");
  const std::string first = domain.ask(anna, message(0));
  for (int i = 1; i < 300; ++i)
    domain.ask(anna, message(i));
  EXPECT_EQ(domain.ask(anna, message(0)), first);
  EXPECT_THAT(domain.ask(anna, message(300)), HasSubstr("rate_limited"));
}

TEST(Rates, AHundredReadsAtOnce) {
  Domain domain({.rate_limits = true});
  const auto anna = domain.person("anna");
  const std::string read = R"({"action":"history","conversation":"#general"})";
  for (int i = 0; i < 100; ++i)
    EXPECT_THAT(domain.ask(anna, read), HasSubstr("\"ok\":true")) << i;
  EXPECT_THAT(domain.ask(anna, read), HasSubstr("rate_limited"));
}

TEST(Rates, TwentyRegistrationsFromAnAddress) {
  Domain domain({.rate_limits = true});
  for (int i = 0; i < 20; ++i)
    domain.person("user" + std::to_string(i), "10.0.0.7");
  const auto late = domain.connect("10.0.0.7");
  const std::string registration = R"({"action":"register","username":"late","password":"long enough"})";
  EXPECT_THAT(domain.ask(late, registration), HasSubstr("rate_limited"));
  domain.person("elsewhere", "10.0.0.8");
  domain.clock.advance(10'000);
  EXPECT_THAT(domain.ask(late, registration), HasSubstr("\"ok\":true"));
}

TEST(Logins, AfterFiveFailuresOfANameEvenTheRightPasswordWaits) {
  Domain domain({.rate_limits = true});
  domain.person("anna");
  const auto guesser = domain.connect("10.6.6.6");
  for (int i = 0; i < 5; ++i) {
    EXPECT_THAT(domain.ask(guesser, R"({"action":"login","username":"anna","password":"a guess"})"),
                HasSubstr("invalid_credentials"));
  }
  const std::string right = R"({"action":"login","username":"anna","password":"long enough"})";
  EXPECT_THAT(domain.ask(guesser, right), HasSubstr(R"("code":"too_many_attempts")"));
  EXPECT_THAT(domain.ask(guesser, right), HasSubstr(R"("retry_after_ms":1000)"));
  domain.clock.advance(1000);
  EXPECT_THAT(domain.ask(guesser, right), HasSubstr("\"ok\":true"));
}

TEST(Logins, AnUnknownNameIsTreatedLikeAKnownOne) {
  Domain domain({.rate_limits = true});
  domain.person("anna");
  const auto one = domain.connect("10.6.6.6"), other = domain.connect("10.6.6.7");
  for (int i = 0; i < 7; ++i) {
    EXPECT_EQ(domain.ask(one, R"({"action":"login","username":"anna","password":"a guess"})"),
              domain.ask(other, R"({"action":"login","username":"nobody","password":"a guess"})"));
  }
}

std::string login(const std::string& username, const std::string& password = "a guess") {
  return R"({"action":"login","username":")" + username + R"(","password":")" + password + "\"}";
}

// What takes time is the hash: one for every answer, whoever it is about. That an empty one takes as long as
// any other, server/passwords has to see to.
TEST(Logins, EveryRefusalCostsOneHashWhateverTheName) {
  Domain domain({.allow_guests = true, .rate_limits = false});
  domain.person("anna");
  domain.ask(domain.connect(), R"({"action":"guest","username":"gina"})");
  const auto guesser = domain.connect();
  std::string words;
  for (const char* name : {"anna", "nobody", "gina", "", "no name at all"}) {
    const int asked = domain.hasher.asked, makes = domain.hasher.makes;
    const std::string refused = domain.ask(guesser, login(name));
    EXPECT_THAT(refused, HasSubstr("invalid_credentials")) << name;
    EXPECT_EQ(domain.hasher.asked, asked + 1) << name;
    EXPECT_EQ(domain.hasher.makes, makes) << name;
    if (words.empty()) words = refused;
    EXPECT_EQ(refused, words) << name;
  }
}

TEST(Logins, TooManyAreRefusedWithoutAHash) {
  Domain domain({.rate_limits = true});
  const auto guesser = domain.connect();
  for (int i = 0; i < 5; ++i)
    domain.ask(guesser, login("anna"));
  const int asked = domain.hasher.asked;
  for (int i = 0; i < 100; ++i)
    EXPECT_THAT(domain.ask(guesser, login("anna")), HasSubstr("too_many_attempts"));
  EXPECT_EQ(domain.hasher.asked, asked);
}

TEST(Logins, AFloodOfThemHoldsNobodyElseUp) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  domain.hasher.hold();
  for (int i = 0; i < 64; ++i)
    domain.send(domain.connect(), {login("anna")});
  domain.hasher.full = true;
  EXPECT_THAT(domain.ask(domain.connect(), login("anna")), HasSubstr("rate_limited"));
  for (int i = 0; i < 10; ++i)
    EXPECT_THAT(domain.ask(anna, message(i)), HasSubstr("\"ok\":true"));
  EXPECT_EQ(domain.events(ben).size(), 10U);
  domain.hasher.let_go();
}

TEST(Logins, WhoseNameIsGuessedAtComesBackWithATokenAllTheSame) {
  Domain domain({.rate_limits = true});
  domain.person("anna");
  const std::string entered = domain.ask(domain.connect(), login("anna", "long enough"));
  const std::string key = "\"token\":\"";
  const std::size_t begin = entered.find(key) + key.size();
  const std::string token = entered.substr(begin, entered.find('"', begin) - begin);
  const auto guesser = domain.connect("10.6.6.6");
  for (int i = 0; i < 20; ++i)
    domain.ask(guesser, login("anna"));
  EXPECT_THAT(domain.ask(domain.connect(), login("anna", "long enough")), HasSubstr("too_many_attempts"));
  EXPECT_THAT(domain.ask(domain.connect(), R"({"action":"resume","token":")" + token + "\"}"),
              HasSubstr("\"ok\":true"));
}

// A token that somebody else has chosen never becomes a session.
TEST(Logins, EachMakesATokenOfItsOwn) {
  Domain domain;
  domain.person("anna");
  std::set<std::string> replies;
  for (int i = 0; i < 20; ++i) {
    const std::string frame = login("anna", "long enough");
    replies.insert(domain.ask(domain.connect(), frame.substr(0, frame.size() - 1) + R"(,"token":"chosen"})"));
  }
  EXPECT_EQ(replies.size(), 20U);
  for (const std::string& reply : replies)
    EXPECT_THAT(reply, ::testing::Not(HasSubstr("chosen")));
  EXPECT_THAT(domain.ask(domain.connect(), R"({"action":"resume","token":"chosen"})"),
              HasSubstr("not_authenticated"));
}

TEST(Guests, LoseTheNameAfterThirtyDaysUnlessTheyHaveWritten) {
  Domain domain({.allow_guests = true, .rate_limits = false});
  const auto silent = domain.connect(), writer = domain.connect();
  domain.ask(silent, R"({"action":"guest","username":"silent"})");
  domain.ask(writer, R"({"action":"guest","username":"writer"})");
  EXPECT_THAT(domain.ask(writer, message(1)), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(domain.connect(), R"({"action":"guest","username":"Silent"})"),
              HasSubstr("username_taken"));
  domain.disconnect(silent);
  domain.clock.advance(31LL * 24 * 60 * 60 * 1000);
  EXPECT_THAT(domain.ask(domain.connect(), R"({"action":"guest","username":"Silent"})"),
              HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(domain.connect(), R"({"action":"guest","username":"writer"})"),
              HasSubstr("username_taken"));
}

}  // namespace
}  // namespace banter::testing
