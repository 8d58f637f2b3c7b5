// Whatever happened before: nobody reads or writes where he is not a member, and nobody hears what he may not
// read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;

// Three people, two rooms, random acts; beside them the simplest model of who is in which room.
class RandomRooms {
 public:
  explicit RandomRooms(unsigned seed) : random_(seed) {
    for (const char* name : {"anna", "ben", "cleo"})
      people_.push_back({name, domain_.person(name)});
    EXPECT_THAT(ask(0, R"({"action":"create_room","room":"#open","visibility":"public"})"),
                HasSubstr("\"ok\":true"));
    EXPECT_THAT(ask(0, R"({"action":"create_room","room":"#shut","visibility":"private"})"),
                HasSubstr("\"ok\":true"));
    for (auto& members : inside_)
      members = {true, false, false};
    hear_all();
  }

  void step() {
    const std::size_t who = pick(3), room = pick(2);
    switch (pick(8)) {
      case 0:
        return join(who, room);
      case 1:
        return leave(who, room);
      case 2:
        return invite(who, room, pick(3));
      case 3:
        return put_out(who, room, pick(3));
      case 4:
        return ban(who, room, pick(3));
      case 5:
        return unban(who, room, pick(3));
      case 6:
        return write(who, room);
      default:
        return read(who, room);
    }
  }

 private:
  struct Person {
    std::string name;
    core::ConnectionId connection;
  };

  std::size_t pick(std::size_t among) {
    return std::uniform_int_distribution<std::size_t>(0, among - 1)(random_);
  }
  std::string ask(std::size_t who, const std::string& frame) {
    return domain_.ask(people_[who].connection, frame);
  }
  static std::string named(std::size_t room) { return room == 0 ? "#open" : "#shut"; }
  static std::string on(const std::string& action, std::size_t room, const std::string& more = "") {
    return R"({"action":")" + action + R"(","conversation":")" + named(room) + "\"" + more + "}";
  }
  static bool ok(const std::string& reply) { return reply.find("\"ok\":true") != std::string::npos; }
  void hear_all() {
    for (auto& person : people_)
      domain_.events(person.connection);
  }

  void join(std::size_t who, std::size_t room) {
    const bool let_in = inside_[room][who] || invited_[room][who] || room == 0;
    const bool may = let_in && !banned_[room][who];
    ASSERT_EQ(ok(ask(who, on("join", room))), may);
    if (may) {
      inside_[room][who] = true;
      invited_[room][who] = false;
    }
    hear_all();
  }

  void leave(std::size_t who, std::size_t room) {
    const bool may = inside_[room][who] || invited_[room][who];
    ASSERT_EQ(ok(ask(who, on("leave", room))), may);
    inside_[room][who] = invited_[room][who] = false;
    hear_all();
  }

  void invite(std::size_t who, std::size_t room, std::size_t whom) {
    const bool done = ok(ask(who, on("invite", room, R"(,"username":")" + people_[whom].name + "\"")));
    ASSERT_TRUE(!done || inside_[room][who]) << "who is outside cannot invite";
    ASSERT_TRUE(done || !inside_[room][who] || room == 1 || banned_[room][whom])
        << "a member may invite to a public room";
    ASSERT_FALSE(done && banned_[room][whom]) << "nobody invites the banned";
    if (done && !inside_[room][whom]) invited_[room][whom] = true;
    hear_all();
  }

  std::string about(std::size_t whom) { return R"(,"username":")" + people_[whom].name + "\""; }

  void put_out(std::size_t who, std::size_t room, std::size_t whom) {
    const bool was_there = inside_[room][whom] || invited_[room][whom];
    const bool done = ok(ask(who, on("kick", room, about(whom))));
    ASSERT_TRUE(!done || (inside_[room][who] && was_there && who != whom));
    if (done) inside_[room][whom] = invited_[room][whom] = false;
    hear_all();
  }

  void ban(std::size_t who, std::size_t room, std::size_t whom) {
    const bool done = ok(ask(who, on("ban", room, about(whom))));
    ASSERT_TRUE(!done || (inside_[room][who] && who != whom));
    if (done) {
      banned_[room][whom] = true;
      inside_[room][whom] = invited_[room][whom] = false;
    }
    hear_all();
  }

  void unban(std::size_t who, std::size_t room, std::size_t whom) {
    const bool done = ok(ask(who, on("unban", room, about(whom))));
    ASSERT_TRUE(!done || inside_[room][who]);
    if (done) banned_[room][whom] = false;
    hear_all();
  }

  void write(std::size_t who, std::size_t room) {
    const std::string text = "t" + std::to_string(++written_);
    ASSERT_EQ(ok(ask(who, on("message", room, R"(,"content":")" + text + "\""))), inside_[room][who]);
    for (std::size_t other = 0; other < people_.size(); ++other) {
      const auto events = domain_.events(people_[other].connection);
      const bool heard = !events.empty();
      ASSERT_EQ(heard, inside_[room][who] && inside_[room][other] && other != who) << text;
    }
    if (inside_[room][who]) last_[room] = text;
  }

  void read(std::size_t who, std::size_t room) {
    for (const char* action : {"history", "changes", "members"}) {
      const std::string reply =
          ask(who, on(action, room, action == std::string("changes") ? R"(,"since":0)" : ""));
      ASSERT_EQ(ok(reply), inside_[room][who]) << reply;
      if (action == std::string("history") && inside_[room][who] && !last_[room].empty()) {
        ASSERT_THAT(reply, HasSubstr("\"" + last_[room] + "\""));  // all of it, also from before joining
      }
    }
    ask_for_rows(who);
  }

  void ask_for_rows(std::size_t who) {
    const std::string rows = ask(who, R"({"action":"conversations"})");
    for (std::size_t room = 0; room < 2; ++room) {
      if (last_[room].empty()) continue;
      ASSERT_EQ(rows.find("\"" + last_[room] + "\"") != std::string::npos, inside_[room][who]) << rows;
    }
  }

  Domain domain_;
  std::mt19937 random_;
  std::vector<Person> people_;
  std::array<std::array<bool, 3>, 2> inside_{}, invited_{}, banned_{};
  std::array<std::string, 2> last_;
  int written_ = 0;
};

TEST(Rights, HoldAfterEveryRandomHistory) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomRooms rooms(seed);
    for (int step = 0; step < 150 && !::testing::Test::HasFatalFailure(); ++step)
      rooms.step();
    ASSERT_FALSE(::testing::Test::HasFatalFailure());
  }
}

}  // namespace
}  // namespace banter::testing
