// Unread counts are the server's truth: right after every combination of writing, deleting, editing,
// clearing, blocking, and reading on another device.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "tests/domain/domain.hpp"

namespace banter::testing {
namespace {

constexpr std::size_t kPeople = 3;
constexpr std::array<const char*, kPeople> kNames{"anna", "ben", "cleo"};

// One room; beside it the simplest model of what each has to read.
class RandomReading {
 public:
  explicit RandomReading(unsigned seed) : random_(seed) {
    for (std::size_t who = 0; who < kPeople; ++who) {
      devices_[who][0] = domain_.person(kNames[who]);
      devices_[who][1] = domain_.connect();
      domain_.ask(devices_[who][1], R"({"action":"login","username":")" + std::string(kNames[who]) +
                                        R"(","password":"long enough"})");
    }
    ask(0, R"({"action":"create_room","room":"#tea"})");
    ask(1, R"({"action":"join","conversation":"#tea"})");
    ask(2, R"({"action":"join","conversation":"#tea"})");
  }

  void step() {
    const std::size_t who = pick(kPeople);
    switch (pick(7)) {
      case 0:
      case 1:
        write(who);
        break;
      case 2:
        take_back(who);
        break;
      case 3:
        rewrite(who);
        break;
      case 4:
        read(who);
        break;
      case 5:
        clear(who);
        break;
      default:
        block_or_unblock(who);
        break;
    }
    for (std::size_t each = 0; each < kPeople; ++each)
      check(each);
  }

 private:
  struct Written {
    std::size_t sender;
    std::array<bool, kPeople> names{};
    bool deleted = false;
  };

  std::size_t pick(std::size_t among) {
    return std::uniform_int_distribution<std::size_t>(0, among - 1)(random_);
  }
  // On one of the two devices.
  std::string ask(std::size_t who, const std::string& frame) {
    const std::string reply = domain_.ask(devices_[who][pick(2)], frame);
    EXPECT_NE(reply.find("\"ok\":true"), std::string::npos) << frame << " " << reply;
    return reply;
  }
  static std::string on_tea(const std::string& action, const std::string& more = "") {
    return R"({"action":")" + action + R"(","conversation":"#tea")" + more + "}";
  }
  std::string at(std::size_t index) { return R"(,"seq":)" + std::to_string(index + 1); }

  // Words that name one of the three, or nobody.
  std::string words_for(Written& message) {
    const std::size_t named = pick(kPeople + 1);
    if (named == kPeople) return "to nobody";
    message.names[named] = true;
    return std::string("@") + kNames[named] + ", look";
  }

  void write(std::size_t who) {
    Written message{.sender = who};
    ask(who, on_tea("message", R"(,"content":")" + words_for(message) + "\""));
    messages_.push_back(message);
  }

  std::vector<std::size_t> own(std::size_t who) const {
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < messages_.size(); ++i) {
      if (messages_[i].sender == who && !messages_[i].deleted) own.push_back(i);
    }
    return own;
  }

  void take_back(std::size_t who) {
    const auto mine = own(who);
    if (mine.empty()) return;
    const std::size_t index = mine[pick(mine.size())];
    ask(who, on_tea("delete", at(index)));
    messages_[index].deleted = true;
  }

  void rewrite(std::size_t who) {
    const auto mine = own(who);
    if (mine.empty()) return;
    const std::size_t index = mine[pick(mine.size())];
    messages_[index].names = {};
    ask(who, on_tea("edit", at(index) + R"(,"content":")" + words_for(messages_[index]) + "\""));
  }

  void read(std::size_t who) {
    const std::size_t seq = pick(messages_.size() + 3);
    ask(who, on_tea("read", R"(,"seq":)" + std::to_string(seq)));
    read_[who] = std::max(read_[who], std::min(seq, messages_.size()));
  }

  void clear(std::size_t who) {
    ask(who, on_tea("clear"));
    read_[who] = messages_.size();
  }

  void block_or_unblock(std::size_t who) {
    const std::size_t whom = (who + 1 + pick(kPeople - 1)) % kPeople;
    bool& blocked = blocked_[who][whom];
    blocked = !blocked;
    ask(who, R"({"action":")" + std::string(blocked ? "block" : "unblock") + R"(","username":")" +
                 kNames[whom] + "\"}");
  }

  static std::int64_t number_after(const std::string& text, const std::string& key, std::size_t from) {
    const std::size_t place = text.find("\"" + key + "\":", from);
    return place == std::string::npos ? -1 : std::stoll(text.substr(place + key.size() + 3));
  }

  void check(std::size_t who) {
    std::int64_t unread = 0, mentions = 0;
    for (std::size_t i = read_[who]; i < messages_.size(); ++i) {
      const Written& message = messages_[i];
      if (message.sender == who || message.deleted || blocked_[who][message.sender]) continue;
      ++unread;
      mentions += message.names[who];
    }
    const std::string rows = ask(who, R"({"action":"conversations"})");
    const std::size_t tea = rows.find(R"("receiver":"#tea")");
    ASSERT_NE(tea, std::string::npos) << rows;
    ASSERT_EQ(number_after(rows, "unread", tea), unread) << kNames[who] << " " << rows;
    ASSERT_EQ(number_after(rows, "mentions", tea), mentions) << kNames[who] << " " << rows;
  }

  Domain domain_;
  std::mt19937 random_;
  std::array<std::array<core::ConnectionId, 2>, kPeople> devices_{};
  std::vector<Written> messages_;
  std::array<std::size_t, kPeople> read_{};
  std::array<std::array<bool, kPeople>, kPeople> blocked_{};
};

TEST(Unread, IsRightAfterEveryRandomHistory) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomReading reading(seed);
    for (int step = 0; step < 120 && !::testing::Test::HasFatalFailure(); ++step)
      reading.step();
    ASSERT_FALSE(::testing::Test::HasFatalFailure());
  }
}

}  // namespace
}  // namespace banter::testing
