// SIGTERM is an orderly end: quick, with status 0, and nothing that was acknowledged is lost.
#include <gtest/gtest.h>

#include <csignal>

#include "tests/crash/crowd.hpp"
#include "tests/crash/settings.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::crash {
namespace {

using harness::in;
using harness::kPatience;
using namespace std::chrono_literals;

TEST(Terminate, UnderLoadIsQuickAndLosesNothing) {
  const harness::TempFolder folder;
  harness::ServerProcess server({.data = folder.path() + "/data", .more = {}});
  Ledger ledger;
  Traffic traffic;
  Crowd crowd(server.address(), seed(), ledger, traffic);
  for (const int signal : {SIGTERM, SIGINT, SIGTERM}) {
    crowd.start_talking(server.address());
    ASSERT_TRUE(traffic.wait_for_answers(2000, in(kPatience)));
    const auto begun = std::chrono::steady_clock::now();
    server.child().signal(signal);
    EXPECT_EQ(server.child().wait(in(kPatience)), 0) << server.child().output();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    crowd.wait_until_silent();
    server.start();
    crowd.read_on(server.address());
    ASSERT_EQ(ledger.all_complaints(), "");
  }
  crowd.finish(server.address());
  crowd.read_everything(server.address());
  EXPECT_EQ(ledger.all_complaints(), "");
}

TEST(Terminate, ASecondServerOnTheSameFolderSaysSo) {
  const harness::TempFolder folder;
  const std::string data = folder.path() + "/data";
  harness::ServerProcess first({.data = data, .more = {}});
  harness::Child second({harness::banterd_path(), "serve", "--data", data, "--listen", "127.0.0.1:0"});
  EXPECT_NE(second.wait(in(kPatience)), 0);
  const std::string said =
      second.wait_for_output([](const std::string& text) { return text.ends_with("\n"); }, in(kPatience));
  EXPECT_NE(said.find(data), std::string::npos) << said;
  EXPECT_NE(said.find(' '), std::string::npos) << said;
  harness::Client client(first.address(), harness::Carrier::lines);
  client.roundtrip();
}

TEST(Terminate, AnAddressInUseIsTold) {
  const harness::TempFolder one, other;
  harness::ServerProcess first({.data = one.path() + "/data", .more = {}});
  harness::Child second({harness::banterd_path(), "serve", "--data", other.path() + "/data", "--listen",
                         first.address().text()});
  EXPECT_NE(second.wait(in(kPatience)), 0);
  const std::string port = std::to_string(first.address().port);
  const std::string said =
      second.wait_for_output([](const std::string& text) { return text.ends_with("\n"); }, in(kPatience));
  EXPECT_NE(said.find(port), std::string::npos) << said;
}

}  // namespace
}  // namespace banter::crash
