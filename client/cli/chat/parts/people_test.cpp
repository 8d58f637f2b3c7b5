#include "client/cli/chat/parts/people.hpp"

#include <gtest/gtest.h>

namespace banter::cli {
namespace {

using protocol::Status;

TEST(PeopleTest, AreShownAsTheServerToldLast) {
  People people;
  EXPECT_EQ(people.words("ben"), "");
  people.learn("Ben", Status::online);
  EXPECT_EQ(people.words("bEN"), "online");
  people.came({.username = "ben", .status = Status::away, .text = "at lunch", .last_seen = {}});
  EXPECT_EQ(people.words("ben"), "away: at lunch");
  people.learn("ben", Status::busy);
  EXPECT_EQ(people.words("ben"), "busy: at lunch") << "a list that has no words takes none away";
  people.came({.username = "ben", .status = Status::busy, .text = {}, .last_seen = {}});
  EXPECT_EQ(people.words("ben"), "busy");
  people.came({.username = "ben", .status = Status::offline, .text = {}, .last_seen = 5});
  EXPECT_EQ(people.words("ben"), "");
  people.learn("ben", Status::online);
  people.forget();
  EXPECT_EQ(people.words("ben"), "");
}

TEST(PeopleTest, PutNothingIntoThePromptThatSteersATerminal) {
  People people;
  people.came({.username = "eve", .status = Status::online, .text = "\x1b[2Jgone\nbob> hi", .last_seen = {}});
  const std::string words = people.words("eve");
  EXPECT_EQ(words.find('\x1b'), std::string::npos);
  EXPECT_EQ(words.find('\n'), std::string::npos);
  people.came({.username = "eve", .status = Status::online, .text = std::string(128, 'x'), .last_seen = {}});
  EXPECT_LE(people.words("eve").size(), 60u);
}

}  // namespace
}  // namespace banter::cli
