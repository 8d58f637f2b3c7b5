// The application and the server are killed in the middle of a conversation, and nobody loses a word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "tests/desktop/desk.hpp"
#include "tests/harness/child.hpp"
#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::desktop::tests {
namespace {

using harness::Child;
using harness::kPatience;

struct Restart : ::testing::Test {
  harness::TempFolder folder;
  harness::ServerProcess server{{.data = folder.path() + "/data", .more = {}, .same_port = true}};

  std::unique_ptr<Child> start(const std::string& orders) const {
    return std::make_unique<Child>(std::vector<std::string>{BANTER_ROBOT, folder.path() + "/anna"}, orders);
  }
  std::string enter(const char* how) const {
    return std::string(how) + " " + server.address().text() + " anna correct horse\n";
  }
  static void wait_for(Child& robot, const std::string& words) {
    const std::string said = robot.wait_for_output(
        [&](const std::string& text) { return text.contains(words) || text.contains("failed: "); },
        harness::in(kPatience * 3));
    if (!said.contains(words)) throw harness::Failure(said);
  }
  // What everybody can read in #general, by the words alone.
  std::vector<std::string> history() const {
    harness::Client reader(server.address(), harness::Carrier::lines);
    harness::register_account(reader, "reader");
    const auto reply = reader.demand({{"action", "history"}, {"conversation", "#general"}, {"limit", 200}});
    std::vector<std::string> words;
    for (const auto& message : reply.at("messages").as_array())
      words.push_back(harness::text_of(message.as_object(), "content"));
    return words;
  }
};

TEST_F(Restart, WhatWasWrittenWithoutAServerLeavesWhenBothHaveBeenKilledAndAreBack) {
  auto robot = start(enter("register") + "press #general\nwrite one\nsee one, sent\nstay\n");
  wait_for(*robot, "did: see one");
  robot.reset();
  server.kill();

  // Without a server: what was there before is to be read, and what is written now is kept.
  robot = start("press #general\nsee one\nwrite two\nwrite three\nsee three\nstay\n");
  wait_for(*robot, "did: see three");
  robot.reset();

  server.start();
  robot = start("press #general\nsee two, sent\nsee three, sent\nstay\n");
  wait_for(*robot, "did: see three");
  EXPECT_THAT(history(), ::testing::ElementsAre("one", "two", "three"));
}

TEST_F(Restart, AServerThatComesBackIsFoundByWhoeverWaited) {
  auto robot = start(enter("register") +
                     "press #general\nwrite one\nsee one, sent\nsee messages will be sent when "
                     "back\nwrite two\nmiss messages will be sent when back\nsee two, sent\nstay\n");
  wait_for(*robot, "did: see one");
  server.kill();
  wait_for(*robot, "did: write two");
  server.start();
  wait_for(*robot, "did: see two");
  EXPECT_THAT(history(), ::testing::ElementsAre("one", "two"));
}

}  // namespace
}  // namespace banter::desktop::tests
