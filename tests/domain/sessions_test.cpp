// What happens to a session while its password is being hashed, and who hears of what when sessions begin and
// end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/core/administration/users/users.hpp"
#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr base::Millis kMonth = 31LL * 24 * 60 * 60 * 1000;
const std::string kLogin = R"({"action":"login","username":"anna","password":"long enough"})";
const std::string kNewPassword =
    R"({"action":"password","old_password":"long enough","new_password":"longer still"})";

std::string message(const std::string& receiver, const std::string& client_id) {
  return R"({"action":"message","receiver":")" + receiver + R"(","content":"hi","client_id":")" + client_id +
         "\"}";
}

TEST(PasswordChange, OfASessionThatWasEndedMeanwhileIsRefused) {
  Domain domain;
  const auto laptop = domain.person("anna"), phone = domain.connect();
  domain.ask(phone, kLogin);
  domain.hasher.hold();
  domain.send(laptop, {kNewPassword});
  domain.send(phone, {kNewPassword, R"({"action":"ping"})"});
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(laptop), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(phone), HasSubstr("not_authenticated"));
  EXPECT_THAT(domain.reply(phone), HasSubstr("\"ping\",\"ok\":true"));
}

TEST(PasswordChange, TurnsAwayALoginThatWasComparedWithTheOldOne) {
  Domain domain;
  const auto laptop = domain.person("anna"), thief = domain.connect();
  domain.hasher.hold();
  domain.send(laptop, {kNewPassword});
  domain.send(thief, {kLogin});
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(laptop), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(thief), HasSubstr("invalid_credentials"));
}

TEST(Attempts, AreNotSpentOnAServerThatIsTooBusyOrAConnectionThatBreaks) {
  Domain domain({.rate_limits = true});
  domain.person("anna");
  const auto phone = domain.connect();
  domain.hasher.full = true;
  for (int i = 0; i < 6; ++i)
    EXPECT_THAT(domain.ask(phone, kLogin), HasSubstr("rate_limited"));
  domain.hasher.full = false;
  for (int i = 0; i < 6; ++i) {
    const auto flaky = domain.connect();
    domain.hasher.hold();
    domain.send(flaky, {kLogin});
    domain.disconnect(flaky);
    domain.events(phone);  // the login is under way and its connection gone
    domain.hasher.let_go();
  }
  EXPECT_THAT(domain.ask(phone, kLogin), HasSubstr("\"ok\":true"));
}

TEST(Rates, DoNotBeginAnewWithAnotherConnection) {
  Domain domain({.rate_limits = true});
  const auto first = domain.person("anna");
  for (int i = 0; i < 300; ++i)
    domain.ask(first, message("#general", "m" + std::to_string(i)));
  domain.disconnect(first);
  const auto second = domain.connect();
  EXPECT_THAT(domain.ask(second, kLogin), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(second, message("#general", "more")), HasSubstr("rate_limited"));
  domain.clock.advance(1000);
  EXPECT_THAT(domain.ask(second, message("#general", "more")), HasSubstr("\"ok\":true"));
}

TEST(Rates, AreTakenBeforeRights) {
  Domain domain({.allow_guests = true, .rate_limits = true});
  const auto guest = domain.connect();
  domain.ask(guest, R"({"action":"guest","username":"gina"})");
  const std::string make = R"({"action":"create_room","room":"#tea"})";
  std::string last;
  for (int i = 0; i < 301; ++i)
    last = domain.ask(guest, make);
  EXPECT_THAT(last, HasSubstr("rate_limited"));
}

TEST(ANewSession, HearsOfNothingBeforeItsReply) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben"), phone = domain.connect();
  const std::string login =
      domain.ask(domain.connect(), R"({"action":"login","username":"ben","password":"long enough"})");
  const std::string key = "\"token\":\"";
  const std::size_t begin = login.find(key) + key.size();
  const std::string token = login.substr(begin, login.find('"', begin) - begin);
  domain.send({{anna, message("ben", "m1")},
               {phone, R"({"action":"resume","token":")" + token + "\"}"},
               {anna, message("ben", "m2")}});
  domain.reply(anna);
  domain.reply(anna);
  domain.reply(phone);
  EXPECT_EQ(domain.events(ben).size(), 2u);
  EXPECT_THAT(domain.events(phone), ElementsAre(HasSubstr("\"client_id\":\"m2\"")));
  EXPECT_THAT(domain.host.everything(phone)[0], HasSubstr("\"reply\":\"resume\",\"ok\":true"));
}

TEST(AClientIdUsedTwice, LeavesNoConversationBehindThatNobodyFollows) {
  Domain domain;
  const auto anna = domain.person("anna"), ben = domain.person("ben");
  domain.ask(anna, message("#general", "k1"));
  EXPECT_THAT(domain.ask(anna, message("ben", "k1")), HasSubstr("conflict"));
  domain.events(ben);
  EXPECT_THAT(domain.ask(anna, message("ben", "k2")), HasSubstr("\"seq\":1"));
  EXPECT_EQ(domain.events(ben).size(), 1u);
}

TEST(ARepeat, IsAnsweredAlsoWhenWhoItWentToIsGone) {
  Domain domain;
  const auto anna = domain.person("anna");
  domain.person("ben");
  const std::string first = domain.ask(anna, message("ben", "k1"));
  EXPECT_TRUE(domain.engine.administer(
      [](core::Services& services) { return core::remove_user(services, "", "ben"); }));
  EXPECT_EQ(domain.ask(anna, message("ben", "k1")), first);
  EXPECT_THAT(domain.ask(anna, message("bert", "k1")), HasSubstr("conflict"));
}

TEST(Guests, CannotRegisterWhereRegistrationIsClosed) {
  Domain domain({.registration = protocol::Registration::closed, .allow_guests = true, .rate_limits = false});
  const auto guest = domain.connect();
  domain.ask(guest, R"({"action":"guest","username":"gina"})");
  EXPECT_THAT(domain.ask(guest, R"({"action":"register","username":"gina","password":"long enough"})"),
              HasSubstr("registration_closed"));
}

TEST(Guests, WhoseNameIsGivenToAnotherAreSentAway) {
  Domain domain({.allow_guests = true, .rate_limits = false});
  const auto ben = domain.person("ben"), silent = domain.connect();
  domain.ask(silent, R"({"action":"guest","username":"silent"})");
  domain.ask(ben, R"({"action":"create_room","room":"#tea"})");
  domain.ask(silent, R"({"action":"join","conversation":"#tea"})");
  domain.events(ben);
  domain.clock.advance(kMonth);
  const auto heir = domain.connect();
  EXPECT_THAT(domain.ask(heir, R"({"action":"guest","username":"silent"})"), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.ask(silent, R"({"action":"join","conversation":"#general"})"),
              HasSubstr("not_authenticated"));
  EXPECT_THAT(domain.events(silent), Contains(HasSubstr("\"bye\"")));
  EXPECT_THAT(domain.events(ben), Contains(HasSubstr("\"change\":\"leave\"")));
  EXPECT_THAT(domain.ask(heir, message("#tea", "m1")), HasSubstr("not_a_member"));
}

TEST(Guests, StayOutOfPrivateRooms) {
  Domain domain({.allow_guests = true, .rate_limits = false});
  const auto ben = domain.person("ben"), guest = domain.connect();
  domain.ask(guest, R"({"action":"guest","username":"gina"})");
  domain.ask(ben, R"({"action":"create_room","room":"#den","visibility":"private"})");
  EXPECT_THAT(domain.ask(ben, R"({"action":"invite","conversation":"#den","username":"gina"})"),
              HasSubstr("forbidden"));
  EXPECT_THAT(domain.ask(guest, R"({"action":"join","conversation":"#den"})"), HasSubstr("forbidden"));
}

TEST(Guests, DoNotInheritRooms) {
  Domain domain({.allow_guests = true, .rate_limits = false});
  const auto ben = domain.person("ben"), guest = domain.connect();
  domain.ask(guest, R"({"action":"guest","username":"gina"})");
  domain.ask(ben, R"({"action":"create_room","room":"#tea"})");
  domain.ask(guest, R"({"action":"join","conversation":"#tea"})");
  domain.ask(ben, R"({"action":"leave","conversation":"#tea"})");
  EXPECT_THAT(domain.events(guest), Not(Contains(HasSubstr("\"role\":\"owner\""))));
}

}  // namespace
}  // namespace banter::testing
