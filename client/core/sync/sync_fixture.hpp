#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "client/core/sync/sync.hpp"

namespace banter::client {

/// A Sync whose questions a test answers by hand, and what it told, in short words.
struct SyncTest : ::testing::Test {
  struct Question {
    protocol::Request request;
    ReplyHandler answer;
  };
  std::deque<Question> questions;
  std::vector<std::function<void()>> timers;
  std::vector<std::string> told;
  std::vector<std::string> reasons;  // of what was lost
  Sync sync = make({});

  Sync make(Sync::Options options) {
    return Sync(
        options,
        {.ask = [this](const protocol::Request& request,
                       ReplyHandler done) { questions.push_back({request, std::move(done)}); },
         .later = [this](base::Millis, std::function<void()> job) { timers.push_back(std::move(job)); },
         .tell =
             [this](const News& news) {
               told.push_back(words(news));
               if (const auto* lost = std::get_if<Lost>(&news)) reasons.push_back(lost->reason);
             }});
  }

  static std::string words(const News& news) {
    if (const auto* message = std::get_if<NewMessage>(&news))
      return (message->live ? "live " : "new ") + std::to_string(message->message.seq) +
             (message->message.hidden ? " hidden" : "");
    if (const auto* changed = std::get_if<ChangedMessage>(&news)) {
      const std::array<std::string, 6> kinds{"edited ",  "deleted ", "hidden ",
                                             "reacted ", "pinned ",  "touched "};
      return kinds[static_cast<std::size_t>(changed->what)] + std::to_string(changed->seq);
    }
    if (const auto* notice = std::get_if<NewNotice>(&news))
      return std::string(name_of(notice->notice.kind)) + " " + notice->notice.username;
    if (const auto* skipped = std::get_if<Skipped>(&news))
      return "skipped " + std::to_string(skipped->first_seq) + "-" + std::to_string(skipped->last_seq);
    return "lost";
  }

  static protocol::Message message(std::int64_t seq, std::int64_t version) {
    return {.conversation = "c",
            .seq = seq,
            .version = version,
            .sender = "bob",
            .receiver = "#dev",
            .content = "x"};
  }
  static protocol::MessageEvent event(std::int64_t seq, std::int64_t version) {
    return {.conversation = "c",
            .seq = seq,
            .version = version,
            .sender = "bob",
            .receiver = "#dev",
            .content = "x"};
  }
  static protocol::EditedEvent edited(std::int64_t seq, std::int64_t version) {
    return {.conversation = "c", .seq = seq, .version = version, .content = "y", .edited_at = 5};
  }

  template <class Request>
  Request asked() {
    EXPECT_FALSE(questions.empty());
    return questions.empty() ? Request{} : std::get<Request>(questions.front().request);
  }
  void answer(Outcome<protocol::Reply> reply) {
    ASSERT_FALSE(questions.empty());
    const ReplyHandler done = std::move(questions.front().answer);
    questions.pop_front();
    done(std::move(reply));
  }
  void refuse(protocol::ErrorCode code) {
    answer(std::unexpected(failure_of(protocol::Error{.code = code, .message = "No."})));
  }

  /// Follows conversation c, of which everything up to message 2 and version 3 is known.
  void follow() {
    sync.online(true);
    sync.follow("c", 3, 2);
  }
  std::vector<std::string> news() { return std::exchange(told, {}); }
};

}  // namespace banter::client
