// What two do at the same time is in one transaction, and the second of them finds what the first has done:
// who is put out while he writes does not write, whatever stood in the same batch.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kWrite = R"({"action":"message","receiver":"#tea","content":"a word"})";

std::string in_room(const std::string& action, const std::string& more) {
  return R"({"action":")" + action + R"(","conversation":"#tea",)" + more + "}";
}

// Whatever one may do in a room, each with a message of one's own there, seq 1.
const std::vector<std::string> kEverything = {
    kWrite,
    in_room("edit", R"("seq":1,"content":"another word")"),
    in_room("delete", R"("seq":1)"),
    in_room("react", R"("seq":1,"emoji":"👍")"),
    in_room("pin", R"("seq":1)"),
    in_room("read", R"("seq":1)"),
    in_room("typing", R"("active":true)"),
    in_room("invite", R"("username":"cleo")"),
    in_room("set_topic", R"("topic":"a word")"),
};

struct Room : ::testing::Test {
  Domain domain;
  core::ConnectionId anna = domain.person("anna"), ben = domain.person("ben"), cleo = domain.person("cleo");

  Room() {
    domain.ask(anna, R"({"action":"create_room","room":"#tea"})");
    domain.ask(ben, R"({"action":"join","conversation":"#tea"})");
    EXPECT_THAT(domain.ask(ben, kWrite), HasSubstr("\"seq\":1,"));
    for (const auto& connection : {anna, ben, cleo})
      domain.events(connection);
  }

  // `first` by anna, and behind it in the same batch everything that ben can do.
  void expect_all_refused_behind(const std::string& first) {
    std::vector<std::pair<core::ConnectionId, std::string>> batch{{anna, first}};
    for (const std::string& act : kEverything)
      batch.emplace_back(ben, act);
    domain.send(batch);
    EXPECT_THAT(domain.reply(anna), HasSubstr("\"ok\":true"));
    for (const std::string& act : kEverything)
      EXPECT_THAT(domain.reply(ben), HasSubstr(R"("code":"not_a_member")")) << act;
    EXPECT_THAT(domain.events(anna), IsEmpty());
    EXPECT_THAT(domain.ask(anna, R"({"action":"history","conversation":"#tea"})"),
                Not(HasSubstr("another word")));
  }
};

using Races = Room;

TEST_F(Races, WhoIsKickedWhileHeWritesWritesNothing) {
  expect_all_refused_behind(in_room("kick", R"("username":"ben")"));
}

TEST_F(Races, WhoIsBannedWhileHeWritesWritesNothing) {
  expect_all_refused_behind(in_room("ban", R"("username":"ben")"));
}

TEST_F(Races, WhoHasLeftChangesNothingOfWhatHeWrote) {
  domain.send({{ben, in_room("leave", R"("x":0)")}, {ben, kEverything[1]}, {ben, kEverything[2]}});
  EXPECT_THAT(domain.reply(ben), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(ben), HasSubstr(R"("code":"not_a_member")"));
  EXPECT_THAT(domain.reply(ben), HasSubstr(R"("code":"not_a_member")"));
}

TEST_F(Races, WhoWasFirstHasWritten) {
  domain.send({{ben, kWrite}, {anna, in_room("kick", R"("username":"ben")")}, {ben, kWrite}});
  EXPECT_THAT(domain.reply(ben), HasSubstr("\"seq\":2,"));
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(ben), HasSubstr(R"("code":"not_a_member")"));
}

TEST_F(Races, AnInvitationThatIsTakenBackLetsNobodyIn) {
  domain.ask(anna, R"({"action":"create_room","room":"#den","visibility":"private"})");
  domain.ask(anna, R"({"action":"invite","conversation":"#den","username":"cleo"})");
  domain.send({{anna, R"({"action":"kick","conversation":"#den","username":"cleo"})"},
               {cleo, R"({"action":"join","conversation":"#den"})"},
               {cleo, R"({"action":"message","receiver":"#den","content":"a word"})"}});
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(cleo), HasSubstr(R"("code":"forbidden")"));
  EXPECT_THAT(domain.reply(cleo), HasSubstr(R"("code":"not_a_member")"));
}

TEST_F(Races, WhoIsBlockedWhileHeWritesIsNotHeard) {
  domain.send({{anna, R"({"action":"block","username":"ben"})"},
               {ben, R"({"action":"message","receiver":"anna","content":"a word"})"}});
  EXPECT_THAT(domain.reply(anna), HasSubstr("\"ok\":true"));
  EXPECT_THAT(domain.reply(ben), HasSubstr(R"("code":"blocked")"));
  EXPECT_THAT(domain.events(anna), Each(Not(HasSubstr("a word"))));
}

}  // namespace
}  // namespace banter::testing
