// Whatever happened before: a search finds all that one may read, and nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <regex>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

// Three people, an open room, a private one, and the three pairs; random acts, and beside them the simplest
// model of what each of them may read.
class RandomHistory {
 public:
  explicit RandomHistory(unsigned seed) : random_(seed) {
    for (std::size_t i = 0; i < kPeople; ++i)
      connections_[i] = domain_.person(kNames[i]);
    did(0, R"({"action":"create_room","room":"#open","visibility":"public"})");
    did(0, R"({"action":"create_room","room":"#shut","visibility":"private"})");
    inside_[0][0] = inside_[1][0] = true;
  }

  void step() {
    const std::size_t who = pick(kPeople), other = (who + 1 + pick(kPeople - 1)) % kPeople, room = pick(2);
    switch (pick(12)) {
      case 0:
        if (did(who, on("join", kRooms[room])) && !inside_[room][who]) {
          inside_[room][who] = true;
          cleared_[room][who] = 0;
        }
        return;
      case 1:
        if (did(who, on("leave", kRooms[room]))) inside_[room][who] = false;
        return;
      case 2:
        did(who, on("invite", kRooms[room], about(other)));
        return;
      case 3:
        if (did(who, on("kick", kRooms[room], about(other)))) inside_[room][other] = false;
        return;
      case 4:
        return clear(who, other, pick(3));
      case 5:
        if (did(who, R"({"action":"block")" + about(other) + "}")) blocked_[who][other] = true;
        return;
      case 6:
        if (did(who, R"({"action":"unblock")" + about(other) + "}")) blocked_[who][other] = false;
        return;
      case 7:
        return change(who);
      case 8:
      case 9:
        return search(who);
      default:
        return write(who, other, pick(3));
    }
  }

 private:
  static constexpr std::size_t kPeople = 3;
  static constexpr std::array kNames{"anna", "ben", "cleo"};
  static constexpr std::array kRooms{"#open", "#shut"};

  struct Said {
    std::size_t place;
    std::size_t sender;
    std::int64_t seq;
    std::string word;  // unlike all others; empty: deleted
  };

  std::size_t pick(std::size_t among) {
    return std::uniform_int_distribution<std::size_t>(0, among - 1)(random_);
  }
  std::string ask(std::size_t who, const std::string& frame) { return domain_.ask(connections_[who], frame); }
  bool did(std::size_t who, const std::string& frame) {
    return ask(who, frame).find("\"ok\":true") != std::string::npos;
  }
  static std::string on(const std::string& action, const std::string& where, const std::string& more = "") {
    return R"({"action":")" + action + R"(","conversation":")" + where + "\"" + more + "}";
  }
  static std::string about(std::size_t whom) { return R"(,"username":")" + std::string(kNames[whom]) + "\""; }
  // 0 and 1: the rooms; otherwise of the pair. As `who` calls it, and as the model does.
  static std::string named(std::size_t which, std::size_t other) {
    return which < 2 ? kRooms[which] : "@" + std::string(kNames[other]);
  }
  static std::size_t place_of(std::size_t which, std::size_t who, std::size_t other) {
    return which < 2 ? which : who + other + 1;
  }
  static bool is_of_pair(std::size_t place, std::size_t who) {
    return place == who + (who + 1) % kPeople + 1 || place == who + (who + 2) % kPeople + 1;
  }

  void write(std::size_t who, std::size_t other, std::size_t which) {
    const std::string word = "w" + std::to_string(++written_) + "x";
    const std::string frame = which < 2 ? on("message", kRooms[which], R"(,"content":"common )" + word + "\"")
                                        : R"({"action":"message","receiver":")" + std::string(kNames[other]) +
                                              R"(","content":"common )" + word + "\"}";
    const std::size_t place = place_of(which, who, other);
    if (did(who, frame)) said_.push_back({place, who, ++last_[place], word});
  }

  void change(std::size_t who) {
    if (said_.empty()) return;
    Said& one = said_[pick(said_.size())];
    if (one.place >= 2 || one.word.empty()) return;
    const std::string seq = R"(,"seq":)" + std::to_string(one.seq);
    if (pick(2) == 0) {
      if (did(who, on("delete", kRooms[one.place], seq))) one.word.clear();
    } else {
      const std::string word = "w" + std::to_string(++written_) + "x";
      if (did(who, on("edit", kRooms[one.place], seq + R"(,"content":"common )" + word + "\"")))
        one.word = word;
    }
  }

  void clear(std::size_t who, std::size_t other, std::size_t which) {
    const std::size_t place = place_of(which, who, other);
    if (did(who, on("clear", named(which, other)))) cleared_[place][who] = last_[place];
  }

  bool may_read(std::size_t who, const Said& one) const {
    if (one.word.empty() || one.seq <= cleared_[one.place][who]) return false;
    if (one.place >= 2) return is_of_pair(one.place, who);
    return inside_[one.place][who] && !blocked_[who][one.sender];
  }

  void search(std::size_t who) {
    std::vector<std::string> expected, found;
    for (auto one = said_.rbegin(); one != said_.rend(); ++one) {
      if (may_read(who, *one)) expected.push_back(one->word);
    }
    std::string cursor;
    do {
      const std::string reply = ask(who, R"({"action":"search","query":"common","limit":)" +
                                             std::to_string(1 + pick(50)) + cursor + "}");
      ASSERT_THAT(reply, ::testing::HasSubstr("\"ok\":true"));
      static const std::regex word("common (w[0-9]+x)");
      for (std::sregex_iterator at(reply.begin(), reply.end(), word), end; at != end; ++at)
        found.push_back((*at)[1]);
      static const std::regex next(R"(("cursor":"[^"]*"),"more":true)");
      std::smatch match;
      cursor = std::regex_search(reply, match, next) ? "," + match[1].str() : "";
    } while (!cursor.empty());
    ASSERT_EQ(found, expected) << kNames[who];
    // What he may not read he does not find by asking more closely either.
    if (said_.empty()) return;
    const Said& one = said_[pick(said_.size())];
    if (one.word.empty()) return;
    const std::string closely = ask(
        who, R"({"action":"search","query":"\")" + one.word + R"(\" from:)" + kNames[one.sender] + R"("})");
    ASSERT_EQ(closely.find(one.word) != std::string::npos, may_read(who, one)) << closely;
  }

  Domain domain_;
  std::mt19937 random_;
  std::array<core::ConnectionId, kPeople> connections_;
  std::array<std::array<bool, kPeople>, 2> inside_{};
  std::array<std::array<bool, kPeople>, kPeople> blocked_{};
  std::array<std::array<std::int64_t, kPeople>, 5> cleared_{};
  std::array<std::int64_t, 5> last_{};
  std::vector<Said> said_;
  int written_ = 0;
};

TEST(SearchRights, HoldAfterEveryRandomHistory) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomHistory history(seed);
    for (int step = 0; step < 200 && !::testing::Test::HasFatalFailure(); ++step)
      history.step();
    ASSERT_FALSE(::testing::Test::HasFatalFailure());
  }
}

}  // namespace
}  // namespace banter::testing
