#include "protocol/generated/cpp/rules.hpp"

#include <gtest/gtest.h>

#include <concepts>
#include <set>
#include <string_view>

#include "protocol/generated/cpp/errors.hpp"
#include "protocol/generated/cpp/event.hpp"

namespace banter::protocol {
namespace {

static_assert(rule_for<MessageRequest>.action == "message");
static_assert(rule_for<MessageRequest>.rate == RateClass::messages);
static_assert(rule_for<RegisterRequest>.runs == Runs::password);
static_assert(rule_for<CreateRoomRequest>.who == Who::member);
static_assert(rule_for<PeerReadyRequest>.planned && rule_for<SearchRequest>.reorder);
static_assert(std::same_as<reply_of<HistoryRequest>, HistoryReply>);
static_assert(std::variant_size_v<Request> == std::variant_size_v<Reply>);

std::set<std::string_view> actions_where(auto condition) {
  std::set<std::string_view> names;
  for (const Rule& rule : rules) {
    if (condition(rule)) names.insert(rule.action);
  }
  return names;
}

TEST(Rules, BeforeLoginOnlyTheActionsOfTheContractAreOpen) {
  EXPECT_EQ(actions_where([](const Rule& rule) { return rule.who == Who::anyone; }),
            (std::set<std::string_view>{"hello", "register", "login", "guest", "resume", "ping"}));
}

TEST(Rules, OnlyTheReadsOfTheContractMayBeReordered) {
  EXPECT_EQ(actions_where([](const Rule& rule) { return rule.reorder; }),
            (std::set<std::string_view>{"search", "history", "changes", "fetch", "users", "members",
                                        "conversations"}));
  for (const Rule& rule : rules) {
    if (rule.reorder) EXPECT_EQ(rule.runs, Runs::read) << rule.action;
  }
}

TEST(Rules, AreFoundByTheRequestItself) {
  EXPECT_EQ(rule_of(Request(PingRequest{})).action, "ping");
  EXPECT_EQ(rule_of(Request(DeleteRequest{})).action, "delete");
}

TEST(ErrorCodes, HaveNamesClassesAndStatus) {
  for (const std::string_view name : error_code_names) {
    const auto code = error_code_of(name);
    ASSERT_TRUE(code) << name;
    EXPECT_EQ(name_of(*code), name);
  }
  EXPECT_FALSE(error_code_of("no_such_code"));
  EXPECT_EQ(class_of(ErrorCode::rate_limited), ErrorClass::wait);
  EXPECT_EQ(http_status_of(ErrorCode::too_large), 413);
  EXPECT_EQ(http_status_of(ErrorCode::not_authenticated), 401);
}

TEST(Events, HaveTheirNamesOnTheWire) {
  EXPECT_EQ(name_of(Event(HiddenEvent{})), "hidden");
}

}  // namespace
}  // namespace banter::protocol
