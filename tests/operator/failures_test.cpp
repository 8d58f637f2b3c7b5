// Whatever keeps the server from starting ends with one clear sentence and a status other than 0.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

using harness::ServerProcess;
using harness::TempFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

void expect_complaint(const Ran& ran, int status, const testing::Matcher<std::string>& about) {
  EXPECT_EQ(ran.status, status) << ran.said;
  EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
  EXPECT_THAT(ran.said, about);
}

std::vector<std::string> serve(const std::string& data, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"serve",       "--data",          data, "--listen",
                                     "127.0.0.1:0", "--password-cost", "4"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(Failures, APortThatIsTaken) {
  const TempFolder first, second;
  const ServerProcess server({.data = first.path() + "/data", .more = {}});
  expect_complaint(banterd({"serve", "--data", second.path() + "/data", "--listen", server.address().text()}),
                   1,
                   AllOf(HasSubstr(server.address().text() + " is already in use"), HasSubstr("--listen")));
}

TEST(Failures, ADataFolderInUse) {
  const TempFolder folder;
  ServerProcess server({.data = folder.path() + "/data", .more = {}});
  expect_complaint(
      banterd(serve(server.data())), 1,
      AllOf(HasSubstr("in use by another banterd (process " + std::to_string(server.child().pid()) + ")"),
            HasSubstr("--data")));
}

TEST(Failures, ADataFolderThatCannotBeWritten) {
  expect_complaint(banterd(serve("/proc/none")), 1, AllOf(HasSubstr("/proc/none"), HasSubstr("--data")));
}

TEST(Failures, AnUnknownFlagNamesTheNearest) {
  expect_complaint(banterd({"serve", "--lisen", "127.0.0.1:0"}), 2,
                   HasSubstr("unknown flag '--lisen'; did you mean '--listen'?"));
}

TEST(Failures, AnUnknownKeyInTheFileNamesTheNearest) {
  const TempFolder folder;
  const std::string file = folder.path() + "/banterd.toml";
  std::ofstream(file) << "# a comment\nregistation = 'closed'\n";
  expect_complaint(banterd(serve(folder.path() + "/data", {"--config", file})), 2,
                   HasSubstr("banterd.toml:2: unknown key 'registation'; did you mean 'registration'?"));
}

TEST(Failures, ACertificateThatIsNone) {
  const TempFolder folder;
  const std::string garbage = folder.path() + "/garbage.pem";
  std::ofstream(garbage) << "no certificate\n";
  expect_complaint(banterd(serve(folder.path() + "/data", {"--tls-cert", garbage, "--tls-key", garbage})), 1,
                   HasSubstr(garbage));
  const std::string missing = folder.path() + "/missing.pem";
  expect_complaint(banterd(serve(folder.path() + "/data", {"--tls-cert", missing, "--tls-key", missing})), 1,
                   HasSubstr(missing));
}

TEST(Failures, ACertificateWithTheKeyOfAnother) {
  const TempFolder folder;
  const std::string one = folder.path() + "/one", other = folder.path() + "/other";
  for (const std::string& data : {one, other})
    ServerProcess({.data = data, .more = {}}).stop();  // each makes a certificate of its own
  expect_complaint(banterd(serve(folder.path() + "/data", {"--tls-cert", one + "/tls/certificate.pem",
                                                           "--tls-key", other + "/tls/key.pem"})),
                   1, HasSubstr(other + "/tls/key.pem"));
}

TEST(Failures, ADatabaseThatIsNone) {
  const TempFolder folder;
  std::ofstream(folder.path() + "/banter.db") << std::string(5000, 'x');
  expect_complaint(banterd(serve(folder.path())), 1, HasSubstr("banter.db"));
}

TEST(Failures, ADatabaseOfANewerBanter) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  ServerProcess({.data = data, .more = {}}).stop();
  // The schema's number is at byte 60 of an SQLite file, big-endian.
  std::fstream(data + "/banter.db", std::ios::in | std::ios::out | std::ios::binary)
      .seekp(60)
      .write("\0\0\x7F\xFF", 4);
  expect_complaint(banterd(serve(data)), 1, AllOf(HasSubstr("banter.db"), HasSubstr("newer Banter")));
}

TEST(Failures, ForeignTextCannotSteerTheTerminal) {
  const Ran ran = banterd({"serve", "--data", "/proc/\x1b[2J\nall is well"});
  EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
  EXPECT_THAT(ran.said, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace banter::operating
