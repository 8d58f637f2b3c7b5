// What an operator and the server's administrators do while it runs, seen from outside.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>

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
using testing::Not;

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The same commands do the same whether a server runs on the folder or not.
class InviteCommand : public testing::TestWithParam<bool> {
 protected:
  InviteCommand() {
    start();
    if (!GetParam()) server_.reset();
  }

  void start() {
    server_.emplace(harness::ServerOptions{.data = data_, .more = {"--registration", "invite"}});
  }
  Ran invite(std::vector<std::string> words) const {
    words.insert(words.begin(), "invite");
    words.insert(words.end(), {"--data", data_});
    return banterd(std::move(words));
  }
  harness::json::object register_with(const std::string& name, const std::string& code) {
    if (!server_) start();
    Client client(server_->address(), Carrier::lines);
    return client.ask(
        {{"action", "register"}, {"username", name}, {"password", "correct horse"}, {"invite", code}});
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
  std::optional<ServerProcess> server_;
};

INSTANTIATE_TEST_SUITE_P(ServerRuns, InviteCommand, testing::Bool(),
                         [](const auto& chosen) { return chosen.param ? "running" : "stopped"; });

TEST_P(InviteCommand, MakesACodeThatOpensRegistration) {
  const Ran made = invite({"create", "--uses", "2", "--days", "3", "--note", "the choir"});
  ASSERT_EQ(made.status, 0) << made.said;
  const std::string code = made.said.substr(0, made.said.find('\n'));
  EXPECT_EQ(code.size(), 22U) << "128 bits";
  EXPECT_THAT(made.said, HasSubstr("banter register --server https://HOST:PORT --invite " + code));
  const Ran listed = invite({"list"});
  EXPECT_THAT(listed.said, HasSubstr("the operator"));
  EXPECT_THAT(listed.said, HasSubstr("the choir"));
  EXPECT_THAT(listed.said, Not(HasSubstr(code)));
  EXPECT_TRUE(harness::is_ok(register_with("anna", code)));
  EXPECT_TRUE(harness::is_ok(register_with("ben", code)));
  EXPECT_EQ(harness::code_of(register_with("cleo", code)), "registration_closed");
  EXPECT_THAT(content(data_ + "/server.log"), Not(HasSubstr(code)));
}

TEST_P(InviteCommand, MakesACodeThatTheClientTakes) {
  if (!std::filesystem::exists(BANTER)) GTEST_SKIP() << "without the room of `banter`";
  const Ran made = invite({"create"});
  const std::string code = made.said.substr(0, made.said.find('\n'));
  if (!server_) start();
  const auto registered = [&](const std::string& name) {
    const std::string home = folder_.path() + "/" + name;
    harness::Child child(
        {"/usr/bin/env", "-i", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_STATE_HOME=" + home, BANTER,
         "register", name, "--server", "https://" + server_->address().text(), "--invite", code},
        "correct horse\n");
    return child.wait(harness::in(harness::kPatience)) == 0;
  };
  EXPECT_TRUE(registered("anna"));
  EXPECT_FALSE(registered("ben")) << "it was for one account";
}

TEST_P(InviteCommand, RevokesByTheId) {
  const Ran made = invite({"create"});
  const std::string code = made.said.substr(0, made.said.find('\n'));
  std::smatch id;
  ASSERT_TRUE(std::regex_search(made.said, id, std::regex("banterd invite revoke (\\S+)`")));
  EXPECT_EQ(invite({"revoke", id[1]}).status, 0);
  EXPECT_EQ(harness::code_of(register_with("anna", code)), "registration_closed");
}

TEST_P(InviteCommand, IsToldWhyNot) {
  for (const Ran& ran :
       {invite({"create", "--uses", "0"}), invite({"create", "--uses", "1001"}),
        invite({"create", "--days", "0"}), invite({"create", "--days", "x"}),
        invite({"create", "--note", "two\nlines"}), invite({"create", "--note", std::string(65, 'x')}),
        invite({"revoke", "nonsense"}), invite({"revoke"}), invite({"eat"})}) {
    EXPECT_NE(ran.status, 0) << ran.said;
    EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
  }
  EXPECT_EQ(invite({"list"}).said, "There are no invitations.\n");
}

class Administration : public testing::Test {
 protected:
  // The token of somebody with that role.
  std::string token_of(const std::string& name, const std::string& role) {
    EXPECT_EQ(banterd({"user", "add", name, "--role", role, "--data", data_}, "correct horse\n").status, 0);
    Client client(server_.address(), Carrier::lines);
    const auto reply =
        client.demand({{"action", "login"}, {"username", name}, {"password", "correct horse"}});
    return harness::text_of(reply, "token");
  }

  // The whole answer to `GET /metrics`.
  std::string metrics(const std::string& fields) {
    const auto stream = harness::connect_plain(server_.address());
    const harness::Deadline deadline = harness::in(harness::kPatience);
    stream->write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields + "\r\n",
                  deadline);
    std::string answer;
    std::array<char, 4096> part{};
    for (;;) {
      const auto got = stream->read(part, deadline);
      if (got.bytes == 0) return answer;
      answer.append(part.data(), got.bytes);
    }
  }
  static std::string bearer(const std::string& token) { return "Authorization: Bearer " + token + "\r\n"; }
  static std::string value_of(const std::string& page, const std::string& name) {
    std::smatch found;
    return std::regex_search(page, found, std::regex("\n" + name + " ([0-9.e+-]+)\n")) ? found[1].str() : "";
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
  ServerProcess server_{{.data = data_, .more = {}}};
};

TEST_F(Administration, MetricsAreForAdministrators) {
  EXPECT_THAT(metrics(""), HasSubstr("HTTP/1.1 401"));
  EXPECT_THAT(metrics(bearer("nonsense")), HasSubstr("HTTP/1.1 401"));
  EXPECT_THAT(metrics(bearer(token_of("ben", "member"))), HasSubstr("HTTP/1.1 403"));
  EXPECT_THAT(metrics(bearer(token_of("anna", "admin"))), HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(metrics(bearer(token_of("olga", "owner"))), HasSubstr("HTTP/1.1 200"));
}

TEST_F(Administration, MetricsCountWhatHappens) {
  const std::string token = token_of("anna", "admin");
  Client ben(server_.address(), Carrier::websocket_tls), cleo(server_.address(), Carrier::lines);
  harness::register_account(ben, "ben");
  harness::register_account(cleo, "cleo");
  const std::string before = metrics(bearer(token));
  for (int i = 0; i < 3; ++i) {
    ben.demand({{"action", "message"}, {"receiver", "#general"}, {"content", "hi"}});
    cleo.next_event();
  }
  ben.demand({{"action", "file"}, {"receiver", "#general"}, {"file_name", "a"}, {"file_data", "AAEC"}});
  EXPECT_EQ(harness::code_of(ben.ask({{"action", "message"}, {"receiver", "nobody"}, {"content", "hi"}})),
            "user_not_found");
  // The connection that anna's token came by may still be about to be closed.
  const harness::Deadline deadline = harness::in(harness::kPatience);
  std::string after = metrics(bearer(token));
  while (value_of(after, "banter_sessions") != "3" && std::chrono::steady_clock::now() < deadline)
    after = metrics(bearer(token));
  EXPECT_EQ(value_of(before, "banter_messages_total"), "0");
  EXPECT_EQ(value_of(after, "banter_messages_total"), "4") << "one with a file";
  EXPECT_EQ(value_of(before, "banter_files"), "0");
  EXPECT_EQ(value_of(after, "banter_files"), "1");
  EXPECT_EQ(value_of(after, "banter_uploads"), "0");
  EXPECT_EQ(value_of(after, "banter_file_bytes"), "3");
  EXPECT_EQ(value_of(after, "banter_accounts"), "3");
  EXPECT_EQ(value_of(after, "banter_sessions"), "3") << "ben, cleo, and who asks";
  EXPECT_EQ(value_of(after, "banter_refusals_total\\{code=\"user_not_found\"\\}"), "1");
  EXPECT_EQ(value_of(after, "banter_connections\\{carrier=\"websocket\",tls=\"true\"\\}"), "1");
  EXPECT_EQ(value_of(after, "banter_connections\\{carrier=\"lines\",tls=\"false\"\\}"), "1");
  EXPECT_EQ(value_of(after, "banter_queued_bytes"), "0");
  const auto more = [&](const std::string& name) {
    return std::stod(value_of(after, name)) - std::stod(value_of(before, name));
  };
  EXPECT_GE(more("banter_commit_seconds_count"), 3);
  EXPECT_GT(more("banter_commit_seconds_sum"), 0);
  EXPECT_GE(more("banter_deliveries_total"), 7);
  EXPECT_GT(more("banter_received_bytes_total"), 200);
  EXPECT_GT(more("banter_sent_bytes_total"), 500);
  EXPECT_GT(std::stod(value_of(after, "banter_database_bytes")), 4096);
  EXPECT_GT(std::stod(value_of(after, "process_open_fds")), 8);
}

TEST_F(Administration, ANewCertificateIsShownToNewConnectionsAndOldOnesLiveOn) {
  const TempFolder theirs;
  const std::string folder = theirs.path() + "/tls";
  const auto take = [&](const std::string& from) {
    std::filesystem::create_directories(folder);
    for (const char* name : {"/certificate.pem", "/key.pem"}) {
      std::filesystem::copy_file(from + name, folder + name,
                                 std::filesystem::copy_options::overwrite_existing);
    }
  };
  take(data_ + "/tls");
  const std::string other = folder_.path() + "/other";
  ServerProcess server(
      {.data = other, .more = {"--tls-cert", folder + "/certificate.pem", "--tls-key", folder + "/key.pem"}});
  Client early(server.address(), Carrier::websocket_tls);
  harness::register_account(early, "anna");
  const std::string before = early.frames().stream().certificate();
  ASSERT_EQ(before.size(), 64U);

  // The certificate of a third server: another key, too.
  const std::string third = folder_.path() + "/third";
  {
    const ServerProcess makes_one({.data = third, .more = {}});
  }
  take(third + "/tls");
  server.child().signal(SIGHUP);
  const harness::Deadline deadline = harness::in(harness::kPatience);
  while (content(other + "/server.log").find("there is another certificate") == std::string::npos) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << content(other + "/server.log");
    std::this_thread::yield();
  }
  Client late(server.address(), Carrier::websocket_tls);
  late.demand({{"action", "hello"}});
  EXPECT_NE(late.frames().stream().certificate(), before);
  early.demand({{"action", "message"}, {"receiver", "#general"}, {"content", "still here"}});

  // What is no certificate changes nothing.
  const std::string present = late.frames().stream().certificate();
  std::ofstream(folder + "/certificate.pem") << "nonsense";
  server.child().signal(SIGHUP);
  while (content(other + "/server.log").find("the certificate in use stays") == std::string::npos) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << content(other + "/server.log");
    std::this_thread::yield();
  }
  Client latest(server.address(), Carrier::websocket_tls);
  latest.demand({{"action", "hello"}});
  EXPECT_EQ(latest.frames().stream().certificate(), present);
}

}  // namespace
}  // namespace banter::operating
