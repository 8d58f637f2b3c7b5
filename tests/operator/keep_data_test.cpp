// Backups, and what they give back; the check, seen from outside.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

#include "tests/harness/client.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

namespace fs = std::filesystem;
using harness::Carrier;
using harness::Client;
using harness::ServerProcess;
using harness::TempFolder;
using testing::HasSubstr;

harness::json::object message(std::string_view content) {
  return {{"action", "message"}, {"receiver", "#general"}, {"content", content}};
}

// What somebody reads of #general, oldest first.
std::vector<std::string> contents_of_general(Client& client) {
  std::vector<std::string> contents;
  std::int64_t after = 0;
  while (true) {
    const auto page = client.demand(
        {{"action", "history"}, {"conversation", "#general"}, {"after", after}, {"limit", 200}});
    for (const auto& one : page.at("messages").as_array()) {
      contents.emplace_back(harness::text_of(one.as_object(), "content"));
      after = harness::number_of(one.as_object(), "seq");
    }
    if (!page.at("more").as_bool()) return contents;
  }
}

void expect_clean(const std::string& data) {
  const Ran checked = banterd({"check", "--data", data});
  EXPECT_EQ(checked.status, 0) << checked.said;
  EXPECT_THAT(checked.said, HasSubstr("found nothing wrong"));
}

void expect_refused(const Ran& ran, const std::string& about) {
  EXPECT_EQ(ran.status, 1) << ran.said;
  EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
  EXPECT_THAT(ran.said, HasSubstr(about));
}

// The same commands do the same whether a server runs on the folder or not.
class KeepData : public testing::TestWithParam<bool> {
 protected:
  KeepData() {
    server_.emplace(harness::ServerOptions{.data = data_, .more = {}});
    Client anna(server_->address(), Carrier::lines);
    harness::register_account(anna, "anna");
    anna.demand(message("one"));
    anna.demand(message("two"));
    if (!GetParam()) server_->stop();
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
  const std::string file_ = folder_.path() + "/backup";
  std::optional<ServerProcess> server_;
};

INSTANTIATE_TEST_SUITE_P(ServerRuns, KeepData, testing::Bool(),
                         [](const auto& chosen) { return chosen.param ? "running" : "stopped"; });

TEST_P(KeepData, ABackupGivesEverythingBack) {
  const Ran made = banterd({"backup", file_, "--data", data_});
  ASSERT_EQ(made.status, 0) << made.said;
  EXPECT_THAT(made.said, HasSubstr("verified"));
  struct stat status{};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600);

  const std::string again = folder_.path() + "/again";
  ASSERT_EQ(banterd({"restore", file_, "--data", again}).status, 0);
  expect_clean(again);
  const ServerProcess server({.data = again, .more = {}});
  Client anna(server.address(), Carrier::lines);
  anna.demand({{"action", "login"}, {"username", "anna"}, {"password", "correct horse"}});
  EXPECT_THAT(contents_of_general(anna), testing::ElementsAre("one", "two"));
  const auto key_of = [](const std::string& data) {
    std::ifstream in(data + "/tls/key.pem");
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_FALSE(key_of(again).empty());
  EXPECT_EQ(key_of(again), key_of(data_)) << "clients would refuse the server";
}

TEST_P(KeepData, AreToldWhyNot) {
  ASSERT_EQ(banterd({"backup", file_, "--data", data_}).status, 0);
  expect_refused(banterd({"backup", file_, "--data", data_}), "--force");
  expect_refused(banterd({"restore", file_, "--data", data_}), "not empty");
  expect_refused(banterd({"backup", folder_.path() + "/none/b", "--data", data_}), "/none");
  expect_refused(banterd({"backup", "/proc/b", "--data", data_}), "/proc");
  expect_refused(banterd({"restore", folder_.path() + "/none", "--data", folder_.path() + "/new"}), "/none");
  expect_refused(banterd({"check", "--data", folder_.path()}), "no server's data");
  std::ofstream(file_, std::ios::app) << "more";
  expect_refused(banterd({"restore", file_, "--data", folder_.path() + "/new"}), "damaged");
  EXPECT_FALSE(fs::exists(folder_.path() + "/new"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 2) << "something is left behind";
  expect_clean(data_);
}

TEST_P(KeepData, AFileIsMeantFromWhereTheCallerStands) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_.path());
  const Ran made = banterd({"backup", "here", "--data", data_});
  fs::current_path(before);
  EXPECT_EQ(made.status, 0) << made.said;
  EXPECT_TRUE(fs::exists(folder_.path() + "/here"));
}

TEST_P(KeepData, TheCheckTellsWhatDoesNotFit) {
  expect_clean(data_);
  if (server_) server_->stop();
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((data_ + "/banter.db").c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "delete from messages where seq = 1; insert into blocks values (7, 8)",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(database);
  if (GetParam()) server_->start();
  const Ran checked = banterd({"check", "--data", data_});
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.said, HasSubstr("account 7 has blocked account 8"));
  EXPECT_THAT(checked.said, HasSubstr("found something wrong"));
}

TEST(BackupUnderLoad, HoldsAllThatWasAcknowledgedBeforeAndAWholeBeginningOfTheRest) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data", file = folder.path() + "/backup";
  std::vector<std::string> said;
  std::atomic<std::size_t> acknowledged = 0;
  std::vector<std::size_t> least;
  {
    const ServerProcess server({.data = data, .more = {}});
    std::atomic<bool> enough = false;
    std::thread talking([&] {
      Client anna(server.address(), Carrier::lines);
      harness::register_account(anna, "anna");
      for (int i = 0; !enough; ++i) {
        said.push_back("message " + std::to_string(i) + std::string(500, 'x'));
        anna.demand(message(said.back()));
        ++acknowledged;
      }
    });
    for (int round = 0; round < 3; ++round) {
      while (acknowledged < 300U * static_cast<unsigned>(round + 1))
        std::this_thread::yield();
      least.push_back(acknowledged);
      const Ran made = banterd({"backup", file + std::to_string(round), "--data", data});
      EXPECT_EQ(made.status, 0) << made.said;
    }
    enough = true;
    talking.join();
  }
  for (std::size_t round = 0; round < least.size(); ++round) {
    const std::string again = folder.path() + "/again" + std::to_string(round);
    ASSERT_EQ(banterd({"restore", file + std::to_string(round), "--data", again}).status, 0);
    expect_clean(again);
    const ServerProcess server({.data = again, .more = {}});
    Client anna(server.address(), Carrier::lines);
    anna.demand({{"action", "login"}, {"username", "anna"}, {"password", "correct horse"}});
    const auto contents = contents_of_general(anna);
    ASSERT_GE(contents.size(), least[round]);
    ASSERT_LE(contents.size(), said.size());
    EXPECT_TRUE(std::equal(contents.begin(), contents.end(), said.begin()));
  }
}

TEST(BackupUnderLoad, AFullDiskIsToldAndHarmsNobody) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  const ServerProcess server({.data = data, .more = {}});
  Client anna(server.address(), Carrier::lines);
  harness::register_account(anna, "anna");
  expect_refused(banterd({"backup", "/dev/full/b", "--data", data}), "/dev/full");
  // A limit of the size of files is told to a program as a full disk is.
  const std::string limited = "ulimit -f 16; trap '' XFSZ; " + harness::banterd_path() + " backup " +
                              folder.path() + "/b --data " + data + " >/dev/null 2>&1";
  EXPECT_NE(std::system(limited.c_str()), 0);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1) << "something is left behind";
  anna.demand(message("still here"));
  expect_clean(data);
}

}  // namespace
}  // namespace banter::operating
