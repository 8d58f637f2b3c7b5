// The promise of the outbox under SIGKILL of the client, of the server, and of both: whatever send() has
// taken is on the server once, in the order of writing, and everybody reads the same.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "client/core/account_files.hpp"
#include "client/core/address.hpp"
#include "client/core/outbox/outbox.hpp"
#include "client/core/session/token_store.hpp"
#include "tests/crash/settings.hpp"
#include "tests/crash/traffic.hpp"
#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::crash {
namespace {

using harness::in;
using harness::kPatience;
using std::chrono::milliseconds;

constexpr int kRounds = 200;
// A program that has written so many waits for its end.
constexpr int kMessages = 400;
constexpr std::size_t kMostDots = 40;

struct Line {
  std::string place, client_id, words;
};

// Two programs of one account over one outbox, and the server.
struct Stage {
  explicit Stage(std::uint64_t seed)
      : random(seed), server({.data = folder.path() + "/data", .more = {}, .same_port = true}) {
    harness::Client alice(server.address(), harness::Carrier::lines);
    const std::string token = harness::register_account(alice, "alice");
    alice.demand({{"action", "create_room"}, {"room", "#tea"}});
    harness::Client bob(server.address(), harness::Carrier::lines);
    bob_token = harness::register_account(bob, "bob");
    bob.demand({{"action", "join"}, {"conversation", "#tea"}});
    const auto kept = client::TokenStore(places().tokens()).keep(address(), "alice", token);
    if (!kept) throw harness::Failure(kept.error().sentence);
    alice_token = token;
  }

  // As the client writes it.
  std::string address() const { return client::parse_address(server.address().text())->text(); }
  client::Places places() const {
    return {.config = folder.path() + "/home/config", .state = folder.path() + "/home/state"};
  }
  std::string ledger(int program) const { return folder.path() + "/ledger" + std::to_string(program); }

  std::unique_ptr<harness::Child> run(int program, int messages) {
    const std::string name = std::to_string(program) + "-" + std::to_string(++lives);
    return std::make_unique<harness::Child>(
        std::vector<std::string>{CLIENT_UNDER_TEST, folder.path() + "/home", server.address().text(), "alice",
                                 ledger(program), name, std::to_string(messages)});
  }

  void kill(int program) {
    programs[program]->signal(SIGKILL);
    programs[program]->wait(in(kPatience));
  }

  std::mt19937_64 random;
  harness::TempFolder folder;
  harness::ServerProcess server;
  std::string alice_token, bob_token;
  std::unique_ptr<harness::Child> programs[2];
  int lives = 0;
};

// Some messages further on, and then at any moment.
void wait_for_load(Stage& stage) {
  harness::Child& watched = *stage.programs[stage.random() % 2];
  const std::size_t there = watched.output().size();
  const std::size_t wanted = std::min<std::size_t>(there + stage.random() % kMostDots, kMessages);
  watched.wait_for_output([wanted](const std::string& said) { return said.size() >= wanted; }, in(kPatience));
  Traffic nothing;
  static_cast<void>(nothing.wait_for_answers(1, in(milliseconds(stage.random() % 10))));
}

void kill_something(Stage& stage) {
  const std::uint64_t what = stage.random() % 6;
  const bool server = what == 0 || what >= 4;
  const bool first = what == 1 || what == 3 || what >= 4;
  const bool second = what == 2 || what == 3 || what == 5;
  // In any order: what is still there sees the other one go.
  const bool server_first = server && stage.random() % 2 == 0;
  if (server_first) stage.server.kill();
  if (first) stage.kill(0);
  if (second) stage.kill(1);
  if (server && !server_first) stage.server.kill();
  if (server) stage.server.start();
  if (first) stage.programs[0] = stage.run(0, kMessages);
  if (second) stage.programs[1] = stage.run(1, kMessages);
}

std::vector<Line> lines_of(const std::string& path) {
  std::vector<Line> lines;
  std::ifstream file(path);
  for (std::string text; std::getline(file, text);) {
    std::istringstream words(text);
    Line line;
    words >> line.place >> line.client_id >> line.words;
    lines.push_back(line);
  }
  return lines;
}

// All that one of the two reads of a place, as it stands: words by client id, in the order of seq.
std::vector<std::pair<std::string, std::string>> read_all(const Stage& stage, const std::string& token,
                                                          const std::string& place) {
  harness::Client reader(stage.server.address(), harness::Carrier::lines);
  reader.demand({{"action", "resume"}, {"token", token}});
  std::vector<std::pair<std::string, std::string>> all;
  std::int64_t after = 0;
  for (bool more = true; more;) {
    const auto page =
        reader.demand({{"action", "history"}, {"conversation", place}, {"after", after}, {"limit", 200}});
    for (const auto& value : page.at("messages").as_array()) {
      const auto& message = value.as_object();
      after = harness::number_of(message, "seq");
      all.emplace_back(harness::text_of(message, "client_id"), harness::text_of(message, "content"));
    }
    more = page.at("more").as_bool();
  }
  return all;
}

void compare(const Stage& stage, const std::string& place,
             const std::vector<std::pair<std::string, std::string>>& there, std::size_t& compared) {
  std::map<std::string, std::size_t> at;
  std::set<std::string> words;
  for (std::size_t i = 0; i < there.size(); ++i) {
    EXPECT_TRUE(at.emplace(there[i].first, i).second) << there[i].first << " stands twice in " << place;
    EXPECT_TRUE(words.insert(there[i].second).second) << there[i].second << " stands twice in " << place;
  }
  for (const int program : {0, 1}) {
    std::size_t last = 0;
    for (const Line& line : lines_of(stage.ledger(program))) {
      if (line.place != place) continue;
      ++compared;
      const auto found = at.find(line.client_id);
      ASSERT_NE(found, at.end()) << line.words << " was taken by send() and is not in " << place;
      EXPECT_EQ(there[found->second].second, line.words);
      EXPECT_LE(last, found->second) << line.words << " has overtaken one before it in " << place;
      last = found->second;
    }
  }
}

TEST(ClientKill, WhatSendHasTakenIsOnTheServerOnceAndInOrder) {
  const int rounds = rounds_or(kRounds);
  Stage stage(seed());
  for (const int program : {0, 1})
    stage.programs[program] = stage.run(program, kMessages);
  for (int round = 0; round < rounds; ++round) {
    wait_for_load(stage);
    kill_something(stage);
  }
  for (const int program : {0, 1})
    stage.kill(program);
  const auto last = stage.run(0, 0);
  EXPECT_EQ(last->wait(in(6 * kPatience)), 0) << last->output();

  auto box = client::Outbox::open(stage.places().outbox(stage.address(), "alice"));
  ASSERT_TRUE(box);
  for (const auto state : {client::OutboxRow::State::waiting, client::OutboxRow::State::refused})
    EXPECT_EQ(box->all(state)->size(), 0U);
  std::size_t compared = 0;
  for (const std::string place : {"#tea", "bob"}) {
    const bool direct = place == "bob";
    const auto there = read_all(stage, stage.alice_token, direct ? "@bob" : place);
    EXPECT_EQ(read_all(stage, stage.bob_token, direct ? "@alice" : place), there);
    ASSERT_NO_FATAL_FAILURE(compare(stage, place, there, compared));
  }
  std::cout << rounds << " kills, " << stage.lives << " lives of programs, " << compared
            << " messages compared" << std::endl;
  // Without this the test would be satisfied by programs that write nothing.
  EXPECT_GE(compared, static_cast<std::size_t>(rounds) * 5);
}

}  // namespace
}  // namespace banter::crash
