// What an operator does with a server on which people have sent files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <thread>

#include "base/base64.hpp"
#include "base/hash.hpp"
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
using harness::json::object;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kPicture = "\x89PNG\r\n\x1a\n" + std::string(1000, 'p');

object file(std::string_view name, std::string_view bytes) {
  return {{"action", "file"},
          {"receiver", "#general"},
          {"file_name", name},
          {"file_data", base::base64_encode(bytes)}};
}

std::string content_in(const std::string& data, std::string_view bytes) {
  const std::string digits = base::hex(base::sha256(bytes));
  return data + "/files/" + digits.substr(0, 2) + '/' + digits.substr(2);
}

void log_in(Client& client) {
  client.demand({{"action", "login"}, {"username", "anna"}, {"password", "correct horse"}});
}

std::string fetched(Client& client, const std::string& id) {
  const auto reply = client.demand({{"action", "fetch"}, {"file_id", id}});
  return base::base64_decode(harness::text_of(reply, "data")).value();
}

void expect_whole(const std::string& data) {
  const Ran checked = banterd({"check", "--deep", "--data", data});
  EXPECT_EQ(checked.status, 0) << checked.said;
  EXPECT_THAT(checked.said, AllOf(HasSubstr("found nothing wrong"), Not(HasSubstr("note "))));
}

// The same commands do the same whether a server runs on the folder or not.
class OperatorFiles : public testing::TestWithParam<bool> {
 protected:
  OperatorFiles() {
    server_.emplace(harness::ServerOptions{.data = data_, .more = {}});
    Client anna(server_->address(), Carrier::lines);
    harness::register_account(anna, "anna");
    picture_ = harness::text_of(anna.demand(file("me.png", kPicture)), "file_id");
    words_ = harness::text_of(anna.demand(file("words.txt", "some words")), "file_id");
    anna.demand(file("again.txt", "some words"));
    anna.demand({{"action", "profile"}, {"avatar", picture_}});
    if (!GetParam()) server_->stop();
  }
  std::string at(const std::string& name) const { return folder_.path() + '/' + name; }

  // Everything works there as it did.
  void expect_same(const std::string& data) const {
    expect_whole(data);
    const ServerProcess server({.data = data, .more = {}});
    Client anna(server.address(), Carrier::lines);
    log_in(anna);
    EXPECT_EQ(fetched(anna, picture_), kPicture);
    EXPECT_EQ(fetched(anna, words_), "some words");
    const auto page = anna.demand({{"action", "history"}, {"conversation", "#general"}});
    EXPECT_EQ(page.at("messages").as_array().size(), 3U);
    const auto users = anna.demand({{"action", "users"}, {"query", "anna"}});
    EXPECT_EQ(harness::text_of(users.at("users").as_array().at(0).as_object(), "avatar"), picture_);
    anna.demand(file("new.txt", "new words"));
    const auto first = anna.demand({{"action", "delete"}, {"conversation", "#general"}, {"seq", 3}});
    EXPECT_EQ(fetched(anna, words_), "some words") << "the other message holds the same bytes";
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
  std::optional<ServerProcess> server_;
  std::string picture_, words_;
};

INSTANTIATE_TEST_SUITE_P(ServerRuns, OperatorFiles, testing::Bool(),
                         [](const auto& chosen) { return chosen.param ? "running" : "stopped"; });

TEST_P(OperatorFiles, ABackupGivesThemBack) {
  const Ran made = banterd({"backup", at("backup"), "--data", data_});
  ASSERT_EQ(made.status, 0) << made.said;
  EXPECT_THAT(made.said, HasSubstr("and 2 that people have sent"));
  ASSERT_EQ(banterd({"restore", at("backup"), "--data", at("again")}).status, 0);
  struct stat status{};
  ASSERT_EQ(::stat(content_in(at("again"), kPicture).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600);
  expect_same(at("again"));
}

TEST_P(OperatorFiles, AnExportGivesThemBack) {
  const Ran made = banterd({"export", "--all", "--to", at("export"), "--data", data_});
  ASSERT_EQ(made.status, 0) << made.said;
  const Ran taken = banterd({"import", at("export"), "--data", at("again")});
  ASSERT_EQ(taken.status, 0) << taken.said;
  expect_same(at("again"));
  ASSERT_EQ(banterd({"export", "--user", "anna", "--to", at("mine"), "--data", data_}).status, 0);
  EXPECT_TRUE(fs::exists(content_in(at("mine"), kPicture)));

  const Ran bare = banterd({"export", "--all", "--without-files", "--to", at("bare"), "--data", data_});
  EXPECT_THAT(bare.said, HasSubstr("without the bytes of files"));
  const Ran refused = banterd({"import", at("bare"), "--data", at("none")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(is_one_complaint(refused.said)) << refused.said;
  EXPECT_FALSE(fs::exists(at("none")));
}

TEST_P(OperatorFiles, WhatIsMissingOrDamagedIsTold) {
  expect_whole(data_);
  const std::string path = content_in(data_, "some words");
  std::ofstream(path, std::ios::trunc) << "SOME WORDS";
  EXPECT_EQ(banterd({"check", "--data", data_}).status, 0) << "it reads nothing";
  const Ran deep = banterd({"check", "--deep", "--data", data_});
  EXPECT_EQ(deep.status, 1);
  EXPECT_THAT(deep.said, HasSubstr("is not what was stored"));
  fs::remove(path);
  const Ran checked = banterd({"check", "--data", data_});
  EXPECT_EQ(checked.status, 1);
  EXPECT_THAT(checked.said, HasSubstr("No such file"));
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"backup", at("backup"), "--data", data_},
                                             {"export", "--all", "--to", at("export"), "--data", data_}}) {
    const Ran refused = banterd(words);
    EXPECT_EQ(refused.status, 1);
    EXPECT_TRUE(is_one_complaint(refused.said)) << refused.said;
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1) << "something is left behind";
}

TEST_P(OperatorFiles, WhatNoFileHasIsOnlyNoted) {
  const std::string path = content_in(data_, "of nobody");
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path) << "of nobody";
  const Ran checked = banterd({"check", "--data", data_});
  EXPECT_EQ(checked.status, 0);
  EXPECT_THAT(checked.said, HasSubstr("note   1 contents of 9 bytes on disk belong to no file"));
}

TEST(BackupOfFilesUnderLoad, LacksNothing) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  std::atomic<int> sent = 0;
  {
    const ServerProcess server({.data = data, .more = {}});
    std::atomic<bool> enough = false;
    std::thread sending([&] {
      Client anna(server.address(), Carrier::lines);
      harness::register_account(anna, "anna");
      for (int i = 0; !enough; ++i) {
        const auto reply = anna.demand(file("a", std::to_string(i) + std::string(2000, 'x')));
        if (i % 3 == 0)
          anna.demand({{"action", "delete"},
                       {"conversation", harness::text_of(reply, "conversation")},
                       {"seq", harness::number_of(reply, "seq")}});
        ++sent;
      }
    });
    for (int round = 0; round < 3; ++round) {
      while (sent < 100 * (round + 1))
        std::this_thread::yield();
      const Ran made = banterd({"backup", folder.path() + "/backup" + std::to_string(round), "--data", data});
      EXPECT_EQ(made.status, 0) << made.said;
      const Ran checked = banterd({"check", "--deep", "--data", data});
      EXPECT_EQ(checked.status, 0) << checked.said;
    }
    enough = true;
    sending.join();
  }
  for (int round = 0; round < 3; ++round) {
    const std::string again = folder.path() + "/again" + std::to_string(round);
    ASSERT_EQ(banterd({"restore", folder.path() + "/backup" + std::to_string(round), "--data", again}).status,
              0);
    expect_whole(again);
  }
}

}  // namespace
}  // namespace banter::operating
