// What an administrator may do is asked again when a password has been hashed: roles change meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/core/administration/users/users.hpp"
#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using protocol::Role;
using ::testing::HasSubstr;

class Administrators : public ::testing::Test {
 protected:
  void make(const std::string& name, Role role) {
    EXPECT_TRUE(domain.engine.administer(
        [&](core::Services& services) { return core::set_role(services, "", name, role); }));
  }
  static std::string passwd(const std::string& name) {
    return R"({"action":"admin_users","user_action":"passwd","username":")" + name +
           R"(","password":"another one"})";
  }
  std::string login(const std::string& name, const std::string& password) {
    return domain.ask(domain.connect(),
                      R"({"action":"login","username":")" + name + R"(","password":")" + password + "\"}");
  }

  Domain domain;
  core::ConnectionId anna = domain.person("anna"), ben = domain.person("ben");
};

TEST_F(Administrators, LoseTheirPowerWithTheRoleWhateverIsUnderWay) {
  make("anna", Role::admin);
  domain.hasher.hold();
  domain.send(anna, {passwd("ben")});
  make("anna", Role::member);
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(anna), HasSubstr("forbidden"));
  EXPECT_THAT(login("ben", "long enough"), HasSubstr(R"("ok":true)"));
}

TEST_F(Administrators, DoNotReachWhoBecameOneToo) {
  make("anna", Role::admin);
  domain.hasher.hold();
  domain.send(anna, {passwd("ben")});
  make("ben", Role::admin);
  domain.hasher.let_go();
  EXPECT_THAT(domain.reply(anna), HasSubstr("forbidden"));
}

TEST_F(Administrators, AreRefusedWhenTooManyPasswordsWait) {
  make("anna", Role::admin);
  domain.hasher.full = true;
  EXPECT_THAT(domain.ask(anna, passwd("ben")), HasSubstr("rate_limited"));
  domain.hasher.full = false;
  EXPECT_THAT(domain.ask(anna, passwd("ben")), HasSubstr(R"("ok":true)"));
  EXPECT_THAT(domain.host.events(ben), ::testing::Contains(HasSubstr("session_ended")));
  EXPECT_THAT(login("ben", "another one"), HasSubstr(R"("ok":true)"));
}

// Nothing is written down of what was not done.
TEST_F(Administrators, WhatFailsIsNotInTheAuditLog) {
  make("anna", Role::admin);
  domain.storage.fail_commits = true;
  EXPECT_THAT(domain.ask(anna, R"({"action":"admin_users","user_action":"remove","username":"ben"})"),
              HasSubstr("storage_unavailable"));
  domain.storage.fail_commits = false;
  EXPECT_THAT(domain.ask(anna, R"({"action":"admin_audit"})"), ::testing::Not(HasSubstr("user_remove")));
  EXPECT_THAT(domain.ask(anna, R"({"action":"admin_users","user_action":"remove","username":"ben"})"),
              HasSubstr(R"("ok":true)"));
  EXPECT_THAT(domain.ask(anna, R"({"action":"admin_audit"})"), HasSubstr("user_remove"));
}

}  // namespace
}  // namespace banter::testing
