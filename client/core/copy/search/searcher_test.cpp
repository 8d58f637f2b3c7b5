#include "client/core/copy/search/searcher.hpp"

#include "client/core/testing/copy_fixture.hpp"
#include "client/core/testing/loop.hpp"

namespace banter::client {
namespace {

struct SearcherTest : CopyTest {
  testing::Loop loop;
  Searcher::Post post = [this](std::function<void()> job) { loop.post(std::move(job)); };
};

TEST_F(SearcherTest, AnswersTheLastQuestion) {
  follow();
  say(1, 2'000);
  Searcher searcher(path, post);
  std::vector<std::string> answered;
  for (const std::string query : {"first", "second", "hello"})
    searcher.search({.query = query}, [&answered, query](const Outcome<protocol::SearchReply>& reply) {
      ASSERT_TRUE(reply);
      answered.push_back(query + " " + std::to_string(reply->messages.size()));
    });
  loop.until([&] { return !answered.empty(); });
  EXPECT_THAT(answered, ::testing::ElementsAre("hello 50"));
}

TEST_F(SearcherTest, WhatIsNoLongerWantedIsNotAnswered) {
  follow();
  say(1, 10);
  Searcher searcher(path, post);
  bool answered = false;
  searcher.search({.query = "hello"}, [&](const auto&) { FAIL() << "it was cancelled"; });
  searcher.cancel();
  searcher.search({.query = "hello"}, [&](const auto&) { answered = true; });
  loop.until([&] { return answered; });
}

TEST_F(SearcherTest, TellsWhyThereIsNoCopy) {
  Searcher searcher("/proc/none/copy.db", post);
  std::optional<Failure> failure;
  searcher.search({.query = "hello"}, [&](const Outcome<protocol::SearchReply>& reply) {
    ASSERT_FALSE(reply);
    failure = reply.error();
  });
  loop.until([&] { return failure.has_value(); });
  EXPECT_EQ(failure->kind, FailureKind::local);
}

}  // namespace
}  // namespace banter::client
