#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "tests/harness/client.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

using harness::Carrier;
using harness::Client;
using harness::ServerProcess;
using harness::TempFolder;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Waits until the log says it; the server writes it without being asked.
void wait_for_log(const std::string& path, std::string_view part) {
  const harness::Deadline deadline = harness::in(harness::kPatience);
  while (!contains(content(path), part)) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << content(path);
    std::this_thread::yield();
  }
}

class Operator : public testing::Test {
 protected:
  ServerProcess start(std::vector<std::string> more = {}) {
    return ServerProcess({.data = data_, .more = std::move(more)});
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
};

TEST_F(Operator, IsToldAtTheStartWhatTheServerIsAndTheLogSaysTheSame) {
  ServerProcess server = start();
  const std::string said = server.child().wait_for_output(
      [](const std::string& output) { return contains(output, "Ctrl+C"); }, harness::in(harness::kPatience));
  const std::string log = content(data_ + "/server.log");
  for (const std::string& text : {said, log}) {
    EXPECT_THAT(text, HasSubstr("http://" + server.address().text()));
    EXPECT_THAT(text, ContainsRegex("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
    EXPECT_THAT(text, HasSubstr(data_));
    EXPECT_THAT(text, HasSubstr(data_ + "/server.log"));
    EXPECT_THAT(text, HasSubstr("banterd user add NAME --role owner --data " + data_));
  }
}

TEST_F(Operator, IsWarnedOfWhatIsForTestsOnly) {
  ServerProcess server = start({"--insecure-plaintext"});
  const std::string log = content(data_ + "/server.log");
  EXPECT_THAT(log, HasSubstr("warning password-cost is 4"));
  EXPECT_THAT(log, HasSubstr("warning rate-limits are off"));
  EXPECT_THAT(log, HasSubstr("warning insecure-plaintext"));
}

TEST_F(Operator, KeepsEverythingInAFolderThatOnlyTheOwnerReads) {
  const ServerProcess server = start();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data_)) {
    struct stat there{};
    ASSERT_EQ(::stat(entry.path().c_str(), &there), 0);
    EXPECT_EQ(there.st_mode & 0077U, 0U) << entry.path();
  }
}

TEST_F(Operator, StopsTheServerInTimeAndNothingAcknowledgedIsLost) {
  for (const int signal : {SIGTERM, SIGINT}) {
    ServerProcess server = start();
    Client client(server.address(), Carrier::lines);
    harness::register_account(client, signal == SIGTERM ? "anna" : "ben");
    client.demand({{"action", "message"}, {"receiver", "#general"}, {"content", "hi"}, {"client_id", "c1"}});
    server.child().signal(signal);
    EXPECT_EQ(server.child().wait(harness::in(std::chrono::seconds(2))), 0);
    EXPECT_FALSE(std::filesystem::exists(data_ + "/control.sock"));
  }
  ServerProcess server = start();
  Client client(server.address(), Carrier::lines);
  client.demand({{"action", "login"}, {"username", "ben"}, {"password", "correct horse"}});
  const auto history = client.demand({{"action", "history"}, {"conversation", "#general"}});
  EXPECT_EQ(history.at("messages").as_array().size(), 2U);
}

// Of all threads, in hundredths of a second: proc(5).
long cpu_time(pid_t process) {
  const std::string stat = content("/proc/" + std::to_string(process) + "/stat");
  std::istringstream fields(stat.substr(stat.rfind(')') + 1));
  std::string skipped;
  for (int field = 3; field < 14; ++field)
    fields >> skipped;
  long user = 0, system = 0;
  fields >> user >> system;
  return user + system;
}

TEST_F(Operator, MayStopTheServerWhileACommandKeepsItBusyAndClientsHearOfIt) {
  ServerProcess server({.data = data_, .password_cost = 15, .more = {}});
  Client client(server.address(), Carrier::lines);
  client.demand({{"action", "hello"}});
  const long before = cpu_time(server.child().pid());
  const harness::Child adding({harness::banterd_path(), "user", "add", "anna", "--data", data_},
                              "correct horse\n");
  const harness::Deadline deadline = harness::in(harness::kPatience);
  while (cpu_time(server.child().pid()) < before + 10)
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << "nobody hashes a password";
  server.child().signal(SIGTERM);
  const harness::Deadline soon = harness::in(std::chrono::seconds(1));  // the command takes longer
  EXPECT_EQ(harness::text_of(client.next_event(soon), "event"), "bye");
  EXPECT_EQ(server.child().wait(harness::in(std::chrono::milliseconds(2500))), 0);
}

TEST_F(Operator, StopsTheServerInTimeAlsoWhenTheDatabaseCannotBeClosed) {
  const std::string sign = folder_.path() + "/hangs";
  harness::Child server({"/usr/bin/env", "LD_PRELOAD=" HANGING_DISK, "BANTER_DISK_HANGS=" + sign,
                         harness::banterd_path(), "serve", "--data", data_, "--listen", "127.0.0.1:0",
                         "--password-cost", "4"});
  server.wait_for_output([](const std::string& output) { return contains(output, "Ctrl+C"); },
                         harness::in(harness::kPatience));
  std::ofstream(sign) << "";
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(harness::in(std::chrono::milliseconds(2500))), 0);
  EXPECT_THAT(content(data_ + "/server.log"), HasSubstr("stopped"));
}

// `banter`, by a person who has never used it.
std::string banter(const std::string& home, std::vector<std::string> arguments) {
  std::vector<std::string> command{"/usr/bin/env",           "-i",  "HOME=" + home, "XDG_CONFIG_HOME=" + home,
                                   "XDG_STATE_HOME=" + home, BANTER};
  command.insert(command.end(), arguments.begin(), arguments.end());
  harness::Child child(command);
  return child.wait_for_output([](const std::string& said) { return said.ends_with('\n'); },
                               harness::in(harness::kPatience));
}

std::string last_print(const std::string& text, const std::string& name) {
  const std::regex line("  " + name + " +((?:[0-9A-F]{2}:){31}[0-9A-F]{2}) ");
  std::string found;
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at)
    found = (*at)[1];
  return found;
}

TEST_F(Operator, ReadsOutTheKeyThatClientsAreShown) {
  if (!std::filesystem::exists(BANTER)) GTEST_SKIP() << "without the room of `banter`";
  ServerProcess server = start();
  const std::string said = server.child().wait_for_output(
      [](const std::string& output) { return contains(output, "Ctrl+C"); }, harness::in(harness::kPatience));
  const std::string key = last_print(said, "key");
  ASSERT_NE(key, "") << said;
  EXPECT_THAT(banter(folder_.path(), {"trust", "--server", "https://" + server.address().text()}),
              HasSubstr(key));
}

TEST_F(Operator, FindsInTheLogWhatTheCertificateIsThatWasMadeAgain) {
  ServerProcess server = start();
  const std::string log = data_ + "/server.log";
  const std::string key = last_print(content(log), "key");
  const std::string certificate = last_print(content(log), "certificate");
  std::filesystem::remove(data_ + "/tls/certificate.pem");
  server.child().signal(SIGHUP);
  wait_for_log(log, "there is another certificate");
  const harness::Deadline deadline = harness::in(harness::kPatience);
  while (last_print(content(log), "certificate") == certificate)
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << content(log);
  EXPECT_EQ(last_print(content(log), "key"), key);
}

TEST_F(Operator, MovesTheLogAway) {
  ServerProcess server = start();
  std::filesystem::rename(data_ + "/server.log", data_ + "/old.log");
  server.child().signal(SIGHUP);
  wait_for_log(data_ + "/server.log", "the log begins anew");
  EXPECT_THAT(content(data_ + "/old.log"), Not(HasSubstr("the log begins anew")));
}

TEST_F(Operator, GivesOptionsInAFile) {
  const std::string file = folder_.path() + "/banterd.toml";
  std::ofstream(file) << "server-name = 'Kitchen'\nregistration = 'closed'\n";
  ServerProcess server = start({"--config", file});
  Client client(server.address(), Carrier::lines);
  const auto hello = client.demand({{"action", "hello"}});
  EXPECT_THAT(harness::text_of(hello, "server"), HasSubstr("Kitchen"));
  EXPECT_EQ(harness::text_of(hello, "registration"), "closed");
  EXPECT_EQ(harness::code_of(
                client.ask({{"action", "register"}, {"username", "anna"}, {"password", "correct horse"}})),
            "registration_closed");
}

TEST_F(Operator, MayGiveACertificate) {
  ServerProcess first = start();
  first.stop();
  const std::string cert = data_ + "/tls/certificate.pem", key = data_ + "/tls/key.pem";
  const ServerProcess server(
      {.data = folder_.path() + "/other", .more = {"--tls-cert", cert, "--tls-key", key}});
  Client client(server.address(), Carrier::websocket_tls);
  client.demand({{"action", "hello"}});
  EXPECT_FALSE(std::filesystem::exists(folder_.path() + "/other/tls"));
}

TEST_F(Operator, AsksForHelpAndVersion) {
  EXPECT_THAT(banterd({"--version"}).said, testing::MatchesRegex("banterd [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"serve", "--help"}}) {
    const Ran ran = banterd(arguments);
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.said, HasSubstr("banterd serve"));
  }
}

}  // namespace
}  // namespace banter::operating
