// Files under SIGKILL: the file of an acknowledged message is there, whole and right; an upload goes on no
// earlier than where it was told to be; nobody is ever given half a file.
#include <gtest/gtest.h>

#include <thread>

#include "tests/crash/file_reader.hpp"
#include "tests/crash/settings.hpp"
#include "tests/crash/uploader.hpp"
#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::crash {
namespace {

using harness::in;
using harness::kPatience;
using std::chrono::milliseconds;

constexpr int kRounds = 25;
constexpr std::size_t kUploaders = 4;      // an even number: each has a partner
constexpr std::size_t kMostAnswers = 120;  // a round ends at the latest after so many

struct FileKilling {
  FileKilling() : random(crash::seed()), server({.data = folder.path() + "/data", .more = {}}) {
    std::vector<Uploader::Who> people;
    for (std::size_t i = 0; i < kUploaders; ++i) {
      harness::Client client(server.address(), harness::Carrier::lines);
      const std::string name = "person" + std::to_string(i);
      const std::string token = harness::register_account(client, name);
      people.push_back({.number = i,
                        .name = name,
                        .token = token,
                        .places = {"#general", "person" + std::to_string(i ^ 1U)}});
      uploaders.push_back(std::make_unique<Uploader>(people.back(), random(), board, ledger, traffic));
    }
    reader = std::make_unique<FileReader>(people, board, ledger);
  }

  void kill_under_load(int round) {
    std::vector<std::jthread> threads;
    for (const auto& uploader : uploaders)
      threads.emplace_back([&uploader = *uploader, address = server.address()] { uploader.work(address); });
    threads.emplace_back(
        [this, seed = random(), address = server.address()] { reader->read(address, seed); });
    const std::size_t answers = round % 5 == 0 ? random() % 10 : random() % kMostAnswers;
    const bool is_going = traffic.wait_for_answers(answers, in(kPatience));
    static_cast<void>(traffic.wait_for_answers(kMostAnswers, in(milliseconds(random() % 15))));
    server.kill();
    threads.clear();
    ASSERT_TRUE(is_going) << "the uploads have stopped\n" << ledger.all_complaints();
  }

  // A server that is killed while it comes up must come up the next time.
  void kill_while_starting() {
    server.launch();
    static_cast<void>(traffic.wait_for_answers(1, in(milliseconds(random() % 60))));
    server.kill();
  }

  std::vector<Uploader::Sent> sent() const {
    std::vector<Uploader::Sent> all;
    for (const auto& uploader : uploaders)
      all.insert(all.end(), uploader->sent().begin(), uploader->sent().end());
    return all;
  }
  std::size_t resumed() const {
    std::size_t all = 0;
    for (const auto& uploader : uploaders)
      all += uploader->resumed();
    return all;
  }

  std::mt19937_64 random;
  harness::TempFolder folder;
  harness::ServerProcess server;
  FileBoard board;
  Ledger ledger;
  Traffic traffic;
  std::vector<std::unique_ptr<Uploader>> uploaders;
  std::unique_ptr<FileReader> reader;
};

TEST(FileKill, WhatAMessageHasIsWholeAndUploadsGoOnWhereTheyWere) {
  const int rounds = rounds_or(kRounds);
  FileKilling killing;
  harness::ServerProcess& server = killing.server;
  for (int round = 0; round < rounds; ++round) {
    ASSERT_NO_FATAL_FAILURE(killing.kill_under_load(round));
    if (round % 8 == 7) killing.kill_while_starting();
    server.start();
    killing.reader->check(server.address(), false);
    ASSERT_EQ(killing.ledger.all_complaints(), "") << "after kill " << round + 1;
  }
  for (const auto& uploader : killing.uploaders)
    uploader->finish(server.address());
  for (int life = 0; life < 2; ++life) {
    killing.reader->check(server.address(), true);
    killing.reader->check_messages(server.address(), killing.sent());
    EXPECT_EQ(killing.ledger.all_complaints(), "");
    server.kill();
    server.start();
  }
  EXPECT_EQ(server.stop(), 0);
  // The server's own opinion of what is stored.
  harness::Child check({harness::banterd_path(), "check", "--data", server.data()});
  EXPECT_EQ(check.wait(in(kPatience)), 0) << check.output();

  std::cout << rounds << " kills; " << killing.sent().size() << " files sent, " << killing.resumed()
            << " uploads went on in their middle; " << killing.reader->whole() << " answers with a file and "
            << killing.reader->absent() << " without compared" << std::endl;
  // Without this the test would be satisfied by a server that does nothing.
  EXPECT_GE(killing.sent().size(), static_cast<std::size_t>(rounds) * 2);
  EXPECT_GE(killing.resumed(), static_cast<std::size_t>(rounds) / 4);
}

}  // namespace
}  // namespace banter::crash
