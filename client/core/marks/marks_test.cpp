#include "client/core/marks/marks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/generated/cpp/receipts.hpp"

namespace banter::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

struct MarksTest : ::testing::Test {
  std::vector<std::string> asked;
  std::vector<ReplyHandler> unanswered;
  std::multimap<base::Millis, std::function<void()>> timers;
  base::Millis now = 0;
  Marks marks{{},
              {.ask =
                   [this](const protocol::Request& request, ReplyHandler done) {
                     if (const auto* read = std::get_if<protocol::ReadRequest>(&request))
                       asked.push_back("read " + read->conversation + " " + std::to_string(read->seq));
                     if (const auto* one = std::get_if<protocol::DeliveredRequest>(&request))
                       asked.push_back("delivered " + one->conversation + " " + std::to_string(one->seq));
                     unanswered.push_back(std::move(done));
                   },
               .later = [this](base::Millis wait,
                               std::function<void()> job) { timers.emplace(now + wait, std::move(job)); }}};

  void pass(base::Millis time) {
    const base::Millis end = now + time;
    while (!timers.empty() && timers.begin()->first <= end) {
      auto next = timers.extract(timers.begin());
      now = next.key();
      next.mapped()();
    }
    now = end;
  }
  std::vector<std::string> said() { return std::exchange(asked, {}); }
  void refuse(Failure failure) {
    for (const ReplyHandler& done : std::exchange(unanswered, {}))
      done(std::unexpected(failure));
  }
};

TEST_F(MarksTest, WhatIsSeenIsToldAtOnceAndThenOnceASecond) {
  marks.online();
  marks.seen("c", 1);
  EXPECT_THAT(said(), ElementsAre("read c 1"));
  for (std::int64_t seq = 2; seq <= 50; ++seq)
    marks.seen("c", seq);
  marks.seen("d", 7);
  pass(999);
  EXPECT_THAT(said(), IsEmpty());
  pass(1);
  EXPECT_THAT(said(), ElementsAre("read c 50", "read d 7"));
  pass(10'000);
  EXPECT_THAT(said(), IsEmpty());
}

TEST_F(MarksTest, WhatWasToldIsNotToldAgainAndNothingGoesBack) {
  marks.online();
  marks.seen("c", 5);
  marks.seen("c", 5);
  marks.seen("c", 3);
  marks.arrived("c", 4);
  pass(10'000);
  EXPECT_THAT(said(), ElementsAre("read c 5"));
}

TEST_F(MarksTest, WhatArrivesAndIsSeenAtOnceIsOnlySeen) {
  marks.online();
  marks.arrived("c", 1);
  marks.seen("c", 1);
  pass(10'000);
  EXPECT_THAT(said(), ElementsAre("read c 1"));
}

TEST_F(MarksTest, WhatArrivesUnseenIsToldTogether) {
  marks.online();
  marks.arrived("c", 1);
  marks.arrived("c", 2);
  marks.arrived("d", 1);
  pass(200);
  EXPECT_THAT(said(), ElementsAre("delivered c 2", "delivered d 1"));
  marks.arrived("c", 3);
  pass(10'000);
  EXPECT_THAT(said(), ElementsAre("delivered c 3"));
}

TEST_F(MarksTest, WhatIsSeenBehindWhatHasArrivedIsToldWithIt) {
  marks.online();
  marks.seen("c", 1);
  marks.seen("c", 2);
  marks.arrived("c", 4);
  said();
  pass(1'000);
  EXPECT_THAT(said(), ElementsAre("read c 2", "delivered c 4"));
}

TEST_F(MarksTest, OfflineItWaits) {
  marks.seen("c", 3);
  marks.arrived("d", 2);
  pass(10'000);
  EXPECT_THAT(said(), IsEmpty());
  marks.online();
  EXPECT_THAT(said(), UnorderedElementsAre("read c 3", "delivered d 2"));
}

TEST_F(MarksTest, WhatALostConnectionCarriedIsToldAgain) {
  marks.online();
  marks.seen("c", 3);
  said();
  marks.offline();
  refuse(network_failure("The connection was lost."));
  pass(10'000);
  EXPECT_THAT(said(), IsEmpty());
  marks.online();
  EXPECT_THAT(said(), ElementsAre("read c 3"));
}

TEST_F(MarksTest, AServerThatWantsToBeLeftAloneIsLeftAlone) {
  marks.online();
  marks.seen("c", 3);
  said();
  refuse({.kind = FailureKind::wait,
          .sentence = "Too fast.",
          .code = protocol::ErrorCode::rate_limited,
          .retry_after = 5'000});
  marks.seen("c", 4);
  pass(4'999);
  EXPECT_THAT(said(), IsEmpty());
  pass(1);
  EXPECT_THAT(said(), ElementsAre("read c 4"));
}

TEST_F(MarksTest, ARefusalThatStandsIsNotAskedAgain) {
  marks.online();
  marks.seen("c", 3);
  said();
  refuse({.kind = FailureKind::fix, .sentence = "No.", .code = protocol::ErrorCode::not_a_member});
  pass(10'000);
  EXPECT_THAT(said(), IsEmpty());
}

TEST_F(MarksTest, AServerWithoutMarksIsNotAskedUntilTheNextConnection) {
  marks.online();
  marks.seen("c", 3);
  said();
  refuse({.kind = FailureKind::give_up, .sentence = "What?", .code = protocol::ErrorCode::unknown_action});
  marks.seen("c", 4);
  pass(10'000);
  EXPECT_THAT(said(), IsEmpty());
  marks.offline();
  marks.online();
  EXPECT_THAT(said(), ElementsAre("read c 4"));
}

TEST_F(MarksTest, NothingOfOnePersonIsToldForAnother) {
  marks.online();
  marks.seen("c", 3);
  marks.seen("c", 4);
  said();
  marks.forget();
  refuse(network_failure("The connection was lost."));
  marks.online();
  pass(10'000);
  EXPECT_THAT(said(), IsEmpty());
}

}  // namespace
}  // namespace banter::client
