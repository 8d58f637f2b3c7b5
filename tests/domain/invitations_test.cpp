// An invitation is used up with the account that is made by it, and only then.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "server/core/invitations/invitations.hpp"
#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;

class Invitations : public ::testing::Test {
 protected:
  std::string make(std::int64_t uses = 1) {
    std::string code;
    EXPECT_TRUE(domain.engine.administer([&](core::Services& services) {
      auto made = core::create_invite(services, "", {.uses = uses}).value();
      code = made.code;
      return protocol::Result<std::vector<core::Step>>(std::vector<core::Step>{});
    }));
    return code;
  }
  std::int64_t uses_left(const std::string& code) {
    std::int64_t left = -1;
    EXPECT_TRUE(domain.engine.administer([&](core::Services& services) {
      left = services.invites.by_code(base::sha256(code)).value()->uses_left;
      return protocol::Result<std::vector<core::Step>>(std::vector<core::Step>{});
    }));
    return left;
  }
  static std::string registering(const std::string& name, const std::string& code) {
    return R"({"action":"register","username":")" + name + R"(","password":"long enough","invite":")" + code +
           "\"}";
  }

  Domain domain{{.registration = protocol::Registration::invite, .rate_limits = false}};
};

TEST_F(Invitations, TwoAtOnceCannotShareOne) {
  const std::string code = make();
  const auto anna = domain.connect(), ben = domain.connect();
  domain.hasher.hold();
  domain.send(anna, {registering("anna", code)});
  domain.send(ben, {registering("ben", code)});
  EXPECT_EQ(uses_left(code), 1) << "nobody has an account yet";
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(anna), HasSubstr(R"("ok":true)"));
  EXPECT_THAT(domain.reply(ben), HasSubstr("registration_closed"));
  EXPECT_EQ(uses_left(code), 0);
}

TEST_F(Invitations, ACommitThatFailsUsesNothingUp) {
  const std::string code = make();
  const auto anna = domain.connect();
  domain.storage.fail_commits = true;
  EXPECT_THAT(domain.ask(anna, registering("anna", code)), HasSubstr("storage_unavailable"));
  domain.storage.fail_commits = false;
  EXPECT_EQ(uses_left(code), 1);
  EXPECT_THAT(domain.ask(anna, registering("anna", code)), HasSubstr(R"("ok":true)"));
}

TEST_F(Invitations, Expire) {
  const std::string code = make();
  domain.clock.advance(7LL * 24 * 60 * 60 * 1000);
  EXPECT_THAT(domain.ask(domain.connect(), registering("anna", code)), HasSubstr("registration_closed"));
}

TEST(InvitationsGuessed, ARightCodeIsNoGuess) {
  Domain domain({.registration = protocol::Registration::invite});
  std::string code;
  EXPECT_TRUE(domain.engine.administer([&](core::Services& services) {
    code = core::create_invite(services, "", {.uses = 1000}).value().code;
    return protocol::Result<std::vector<core::Step>>(std::vector<core::Step>{});
  }));
  const auto ask = [&](const std::string& name, const std::string& with) {
    domain.clock.advance(10'000);  // so that the allowance of registrations is not what is met
    return domain.ask(domain.connect(), R"({"action":"register","username":")" + name +
                                            R"(","password":"long enough","invite":")" + with + "\"}");
  };
  for (int i = 0; i < 30; ++i)
    EXPECT_THAT(ask("user" + std::to_string(i), code), HasSubstr(R"("ok":true)")) << i;
  for (int i = 0; i < 20; ++i)
    EXPECT_THAT(ask("anna", "guess"), HasSubstr("registration_closed")) << i;
  for (int i = 0; i < 8; ++i)
    ask("anna", "guess");  // by now each costs more than ten seconds
  EXPECT_THAT(ask("anna", code), HasSubstr("too_many_attempts"));
}

}  // namespace
}  // namespace banter::testing
