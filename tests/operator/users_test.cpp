#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "tests/harness/client.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

using harness::Carrier;
using harness::Client;
using harness::ServerProcess;
using harness::TempFolder;
using testing::HasSubstr;

// The same commands do the same whether a server runs on the folder or not.
class Users : public testing::TestWithParam<bool> {
 protected:
  Users() {
    if (is_running()) start();
  }

  static bool is_running() { return GetParam(); }
  void start() { server_.emplace(harness::ServerOptions{.data = data_, .more = {}}); }

  Ran user(std::vector<std::string> words, const std::string& input = {}) const {
    words.insert(words.begin(), "user");
    words.insert(words.end(), {"--data", data_});
    return banterd(std::move(words), input);
  }
  Ran add(const std::string& name, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"add", name, "--password-cost", "4"};
    words.insert(words.end(), more.begin(), more.end());
    return user(std::move(words), "correct horse\n");
  }

  // The reply to a login; a server is started for it if need be.
  harness::json::object login(const std::string& name, const std::string& password = "correct horse") {
    if (!server_) start();
    Client client(server_->address(), Carrier::lines);
    return client.ask({{"action", "login"}, {"username", name}, {"password", password}});
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
  std::optional<ServerProcess> server_;
};

INSTANTIATE_TEST_SUITE_P(ServerRuns, Users, testing::Bool(),
                         [](const auto& chosen) { return chosen.param ? "running" : "stopped"; });

TEST_P(Users, AddTheFirstOwner) {
  const Ran ran = add("anna", {"--role", "owner"});
  EXPECT_EQ(ran.status, 0) << ran.said;
  EXPECT_EQ(ran.said, "anna has an account now, as owner.\n");
  const auto reply = login("anna");
  EXPECT_EQ(harness::text_of(reply, "role"), "owner");
}

TEST_P(Users, ListAll) {
  add("ben");
  add("anna", {"--role", "admin"});
  const Ran ran = user({"list"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.said, testing::MatchesRegex("NAME  ROLE    SINCE       LAST USED  DISPLAY NAME\n"
                                              "anna  admin   [0-9-]{10}  -\n"
                                              "ben   member  [0-9-]{10}  -\n"));
  const std::string lines = user({"list", "--json"}).said;
  const auto line = harness::json::parse(lines.substr(0, lines.find('\n'))).as_object();
  EXPECT_EQ(harness::text_of(line, "username"), "anna");
  EXPECT_EQ(harness::text_of(line, "role"), "admin");
  EXPECT_FALSE(line.contains("last_used"));
}

TEST_P(Users, SetAPassword) {
  add("anna");
  EXPECT_EQ(user({"passwd", "anna", "--password-cost", "4"}, "battery staple").status, 0);
  EXPECT_EQ(harness::code_of(login("anna")), "invalid_credentials");
  EXPECT_TRUE(harness::is_ok(login("anna", "battery staple")));
}

TEST_P(Users, ChangeARole) {
  add("anna");
  EXPECT_EQ(user({"role", "anna", "admin"}).said, "anna is admin now.\n");
  EXPECT_EQ(harness::text_of(login("anna"), "role"), "admin");
}

TEST_P(Users, RemoveSomebody) {
  add("anna");
  EXPECT_EQ(user({"remove", "anna"}).status, 0);
  EXPECT_EQ(harness::code_of(login("anna")), "invalid_credentials");
}

TEST_P(Users, AreShownWithTheirSessionsAndLoggedOut) {
  add("anna");
  EXPECT_EQ(user({"sessions", "anna"}).said, "anna is not logged in anywhere.\n");
  const auto reply = login("anna");
  if (!is_running()) {
    server_->stop();
    server_.reset();
  }
  EXPECT_THAT(user({"list"}).said, testing::MatchesRegex("NAME .*\nanna  member  [0-9-]{10}  [0-9-]{10}\n"));
  EXPECT_THAT(user({"sessions", "anna"}).said,
              testing::MatchesRegex("SINCE .* DEVICE\n[0-9-]{10}  [0-9-]{10}  127.0.0.1\n"));
  const auto session = harness::json::parse(user({"sessions", "anna", "--json"}).said).as_object();
  EXPECT_EQ(harness::text_of(session, "address"), "127.0.0.1");
  EXPECT_FALSE(session.contains("token"));

  EXPECT_EQ(user({"logout", "anna"}).said, "anna is logged out everywhere.\n");
  EXPECT_EQ(user({"sessions", "anna"}).said, "anna is not logged in anywhere.\n");
  if (!server_) start();
  Client client(server_->address(), Carrier::lines);
  EXPECT_EQ(harness::code_of(client.ask({{"action", "resume"}, {"token", harness::text_of(reply, "token")}})),
            "not_authenticated");
  EXPECT_TRUE(harness::is_ok(login("anna"))) << "the password stays";
}

TEST_P(Users, AreToldWhyNot) {
  add("anna");
  for (const Ran& ran :
       {add("Anna"), add("no spaces"), add("ben", {"--role", "king"}), user({"passwd", "carl"}, "x"),
        user({"add", "carl"}, "short\n"), user({"add", "carl"}), user({"role", "nobody", "admin"}),
        user({"remove", "nobody"}), user({"sessions", "nobody"}), user({"logout", "nobody"})}) {
    EXPECT_NE(ran.status, 0) << ran.said;
    EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
  }
}

TEST(UsersOfARunningServer, LoseTheirSessionsWithTheirPasswordAndTheirAccount) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  const ServerProcess server({.data = data, .more = {}});
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"user", "passwd", "anna", "--data", data},
        {"user", "remove", "ben", "--data", data}}) {
    Client client(server.address(), Carrier::lines);
    harness::register_account(client, words[2]);
    ASSERT_EQ(banterd(words, "battery staple\n").status, 0);
    // Who is removed may see first how he leaves his rooms.
    std::string event;
    while (event != "bye")
      event = harness::text_of(client.next_event(), "event");
    client.wait_until_closed(harness::in(harness::kPatience));
  }
}

TEST(UsersOfNoServer, AMistypedFolderIsToldAndNotMade) {
  const TempFolder folder;
  const std::string data = folder.path() + "/dta";
  const Ran ran = banterd({"user", "list", "--data", data});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.said, HasSubstr("there is no server's data in " + data));
  EXPECT_FALSE(std::filesystem::exists(data));
}

}  // namespace
}  // namespace banter::operating
