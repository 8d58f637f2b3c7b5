#include "server/app/users/perform.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "server/app/startup/offline.hpp"
#include "server/passwords/bcrypt.hpp"

namespace banter::app {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

// On a data folder that no server uses.
class Users : public testing::Test {
 protected:
  Users() {
    std::string name = testing::TempDir() + "banter-users-XXXXXX";
    path_ = ::mkdtemp(name.data());
    data_.emplace(DataFolder::open(path_).value());
    storage_.emplace(OfflineStorage::open(*data_).value());
  }
  ~Users() override {
    storage_.reset();
    data_.reset();
    std::filesystem::remove_all(path_);
  }

  base::Expected<std::string> act(UserVerb verb, const std::string& name = "",
                                  const std::string& password = "",
                                  std::optional<protocol::Role> role = std::nullopt) {
    UserRequest request;
    request.verb = verb;
    request.name = name;
    request.role = role;
    request.password.text = password;
    auto result = perform(request, 4, [&](core::Engine::Act done) { return storage_->administer(done); });
    EXPECT_TRUE(request.password.text.empty()) << "a password was not wiped";
    return result;
  }

  std::shared_ptr<const core::AccountRecord> account(const std::string& name) {
    std::shared_ptr<const core::AccountRecord> found;
    EXPECT_TRUE(
        storage_->administer([&](core::Services& services) -> protocol::Result<std::vector<core::Step>> {
          found = services.accounts.by_name(name).value();
          return std::vector<core::Step>{};
        }));
    return found;
  }

  std::string path_;
  std::optional<DataFolder> data_;
  std::optional<OfflineStorage> storage_;
};

TEST_F(Users, AreAddedWithAHashedPasswordAndARole) {
  EXPECT_EQ(act(UserVerb::add, "Anna", "correct horse", protocol::Role::owner).value(),
            "Anna has an account now, as owner.\n");
  const auto anna = account("anna");
  ASSERT_TRUE(anna);
  EXPECT_EQ(anna->username, "Anna");
  EXPECT_EQ(anna->role, protocol::Role::owner);
  EXPECT_TRUE(passwords::password_matches("correct horse", anna->password_hash));
  EXPECT_EQ(act(UserVerb::add, "ben", "correct horse").value(), "ben has an account now, as member.\n");
}

TEST_F(Users, AreListedInATable) {
  EXPECT_EQ(act(UserVerb::list).value(), "There are no accounts yet.\n");
  ASSERT_TRUE(act(UserVerb::add, "anna", "correct horse", protocol::Role::owner));
  ASSERT_TRUE(act(UserVerb::add, "benedict", "correct horse"));
  EXPECT_THAT(act(UserVerb::list).value(),
              MatchesRegex("NAME      ROLE    SINCE       LAST USED  DISPLAY NAME\n"
                           "anna      owner   [0-9]{4}-[0-9]{2}-[0-9]{2}  -\n"
                           "benedict  member  [0-9]{4}-[0-9]{2}-[0-9]{2}  -\n"));
}

// The core has other things to do, too.
TEST_F(Users, AreListedSomeAtATime) {
  ASSERT_TRUE(storage_->administer([](core::Services& services) -> protocol::Result<std::vector<core::Step>> {
    for (int i = 0; i < 1001; ++i) {
      core::AccountRecord account{
          .key = {}, .username = "user" + std::to_string(i), .display_name = "", .password_hash = ""};
      EXPECT_TRUE(services.accounts.add(account));
    }
    return std::vector<core::Step>{};
  }));
  UserRequest request;
  request.verb = UserVerb::list;
  request.json = true;
  int acts = 0;
  const auto listed = perform(request, 4, [&](core::Engine::Act act) {
    ++acts;
    return storage_->administer(act);
  });
  ASSERT_TRUE(listed);
  EXPECT_EQ(std::ranges::count(*listed, '\n'), 1001);
  EXPECT_EQ(acts, 3);
  for (int i = 0; i < 1001; ++i)
    EXPECT_THAT(*listed, HasSubstr("\"user" + std::to_string(i) + "\""));
}

TEST_F(Users, GetNewPasswordsAndRoles) {
  ASSERT_TRUE(act(UserVerb::add, "anna", "correct horse"));
  EXPECT_THAT(act(UserVerb::passwd, "anna", "battery staple").value(), HasSubstr("anna has a new password"));
  EXPECT_TRUE(passwords::password_matches("battery staple", account("anna")->password_hash));
  EXPECT_EQ(act(UserVerb::role, "anna", "", protocol::Role::admin).value(), "anna is admin now.\n");
  EXPECT_EQ(account("anna")->role, protocol::Role::admin);
}

TEST_F(Users, AreRemoved) {
  ASSERT_TRUE(act(UserVerb::add, "anna", "correct horse"));
  EXPECT_THAT(act(UserVerb::remove, "anna").value(), HasSubstr("anna is removed"));
  EXPECT_EQ(act(UserVerb::list).value(), "There are no accounts yet.\n");
}

TEST_F(Users, RefusalsAreSentencesAndChangeNothing) {
  ASSERT_TRUE(act(UserVerb::add, "anna", "correct horse"));
  EXPECT_FALSE(act(UserVerb::add, "ANNA", "correct horse"));
  EXPECT_FALSE(act(UserVerb::add, "no spaces", "correct horse"));
  EXPECT_EQ(act(UserVerb::add, "ben", "short").error().sentence, "a password has 8 to 72 bytes");
  EXPECT_EQ(act(UserVerb::add, "ben", std::string(73, 'x')).error().sentence, "a password has 8 to 72 bytes");
  EXPECT_FALSE(act(UserVerb::add, "ben", std::string("12345678\0", 9)));
  for (const UserVerb verb :
       {UserVerb::passwd, UserVerb::role, UserVerb::remove, UserVerb::sessions, UserVerb::logout}) {
    const std::string password = verb == UserVerb::passwd ? "correct horse" : "";
    const auto refused = act(verb, "nobody", password, protocol::Role::admin);
    ASSERT_FALSE(refused);
    EXPECT_FALSE(refused.error().sentence.ends_with('.')) << refused.error().sentence;
  }
}

}  // namespace
}  // namespace banter::app
