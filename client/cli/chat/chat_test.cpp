#include "client/cli/chat/chat.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "client/cli/testing/fake_console.hpp"
#include "client/cli/testing/small_server.hpp"
#include "client/cli/text/wrap.hpp"
#include "client/core/session/token_store.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::cli {
namespace {

using protocol::ErrorCode;
using ::testing::HasSubstr;
using ::testing::Not;

/// A screen that is a list of texts, and a person who types when something is to be seen.
class FakeScreen final : public Screen {
 public:
  explicit FakeScreen(Loop& loop) : loop_(loop) {}

  void start(Handlers handlers) override { handlers_ = std::move(handlers); }
  void show(const std::string& text) override {
    texts.push_back(text);
    look();
  }
  std::uint64_t show_for_now(const std::string& text) override {
    show(text);
    return texts.size();
  }
  bool change(std::uint64_t number, const std::string& text) override {
    texts.at(number - 1) = text;
    changes.push_back(text);
    look();
    return true;
  }
  bool can_change() const override { return person; }
  void set_prompt(const std::string& text) override { prompt = text; }
  void take_input(bool) override {}
  std::size_t columns() const override { return 0; }

  /// When a text with `seen` in it is shown, the person types `line`; an empty line ends the input, one that
  /// begins with a tab asks what can become of the rest.
  void when(std::string seen, std::string line) { script_.emplace_back(std::move(seen), std::move(line)); }

  std::string all() const {
    std::string text;
    for (const std::string& one : texts)
      text += one + "\n";
    return text;
  }

  std::vector<std::string> texts;
  std::vector<std::string> changes;
  std::string prompt;
  bool person = true;
  std::vector<std::vector<std::string>> completed;

 private:
  void look() {
    if (script_.empty()) return;
    const bool seen = all().find(script_.front().first) != std::string::npos;
    if (!seen) return;
    const std::string line = script_.front().second;
    script_.pop_front();
    loop_.post([this, line] {
      if (line.empty()) {
        handlers_.on_end();
      } else if (line.front() == '\t') {
        completed.push_back(handlers_.complete(line.substr(1)));
      } else {
        handlers_.on_line(line);
      }
      look();
    });
  }

  Loop& loop_;
  Handlers handlers_;
  std::deque<std::pair<std::string, std::string>> script_;
};

struct ChatTest : ::testing::Test {
  client::testing::TempDir home;
  testing::SmallServer server;
  testing::FakeConsole console;
  Loop loop;
  FakeScreen screen{loop};
  std::atomic<std::int64_t> last = 0;
  std::int64_t timeout_s = 20;

  void SetUp() override {
    use_utf8();
    server.on<protocol::ConversationsRequest>([](const auto&) {
      return protocol::ConversationsReply{.conversations = {{.conversation = "g",
                                                             .kind = protocol::ConversationKind::room,
                                                             .receiver = "#general"},
                                                            {.conversation = "d",
                                                             .kind = protocol::ConversationKind::room,
                                                             .receiver = "#dev",
                                                             .unread = 3}},
                                          .cursor = "1"};
    });
    server.on<protocol::HistoryRequest>([](const auto& request) -> protocol::Result<protocol::HistoryReply> {
      if (request.conversation == "@nobody")
        return protocol::refuse(ErrorCode::user_not_found, "Nobody is called nobody.");
      return protocol::HistoryReply{};
    });
    server.on<protocol::MessageRequest>(
        [this](const auto& request) -> protocol::Result<protocol::MessageReply> {
          if (request.content == "evil") return protocol::refuse(ErrorCode::blocked, "bob has blocked you.");
          ++last;
          return protocol::MessageReply{
              .conversation = "g", .seq = last, .version = last, .sent_at = 1'790'000'040'000};
        });
  }

  Outcome<void> chat(const std::string& place = {}) {
    loop.after(std::chrono::seconds(30), [this] { loop.stop(); });
    server.start();
    const client::Places places{.config = home / "config", .state = home / "state"};
    EXPECT_TRUE(client::TokenStore(places.tokens()).keep(server.address(), "alice", "t0k"));
    Context context({.timeout_s = timeout_s}, console, places);
    return Chat(loop, screen, context, {.address = *client::parse_address(server.address()), .user = "alice"},
                place)
        .run();
  }
};

TEST_F(ChatTest, AMessageIsPendingThenSent) {
  screen.when("No messages in #general", "hello");
  screen.when("✓ alice: hello", "");
  EXPECT_TRUE(chat());
  EXPECT_THAT(screen.changes, ::testing::ElementsAre(HasSubstr("✓ alice: hello")));
  EXPECT_EQ(screen.prompt, "#general> ");
  EXPECT_THAT(screen.all(), HasSubstr("Unread: #dev (3)"));
}

TEST_F(ChatTest, ARefusedMessageIsMarkedWithItsReason) {
  screen.when("No messages", "evil");
  screen.when("bob has blocked you.", "");
  EXPECT_TRUE(chat("@bob"));
  EXPECT_THAT(screen.all(), HasSubstr("✗ alice: evil"));
}

TEST_F(ChatTest, SlashesAndDoubleSlashes) {
  screen.when("No messages", "//shrug");
  screen.when("✓ alice: /shrug", "/nonsense");
  screen.when("There is no /nonsense", "/help");
  screen.when("//text", "/users");
  screen.when("no /users", "/who");
  screen.when("does not offer /who yet", "/history zero");
  screen.when("How many?", "/join");
  screen.when("Which room?", "/delete");
  screen.when("does not offer /delete yet", "/quit");
  EXPECT_TRUE(chat());
  EXPECT_EQ(server.heard<protocol::MessageRequest>().front().content, "/shrug");
}

TEST_F(ChatTest, WhatComesElsewhereCarriesItsName) {
  server.after = [](testing::SmallServer::Peer& peer, const protocol::Request& request) {
    if (!std::holds_alternative<protocol::HistoryRequest>(request)) return;
    peer.event(protocol::MessageEvent{.conversation = "g",
                                      .seq = 1,
                                      .version = 1,
                                      .sender = "bob",
                                      .receiver = "#general",
                                      .content = "here"});
    peer.event(protocol::MessageEvent{.conversation = "d",
                                      .seq = 1,
                                      .version = 1,
                                      .sender = "bob",
                                      .receiver = "#dev",
                                      .content = "there"});
    peer.event(protocol::MessageEvent{.conversation = "x",
                                      .seq = 1,
                                      .version = 1,
                                      .sender = "carol",
                                      .receiver = "alice",
                                      .content = "to you\x1b[2J"});
  };
  screen.when("carol: to you", "");
  EXPECT_TRUE(chat());
  EXPECT_THAT(screen.all(), HasSubstr(" bob: here"));
  EXPECT_THAT(screen.all(), HasSubstr("[#dev] bob: there"));
  EXPECT_THAT(screen.all(), HasSubstr("[@carol] carol: to you\\x1b[2J"));
  EXPECT_THAT(screen.all(), Not(HasSubstr("[#general]")));
}

TEST_F(ChatTest, ChangesAreToldInWordsAndOnce) {
  server.on<protocol::EditRequest>([](const auto&) { return protocol::EditReply{.version = 2}; });
  server.on<protocol::DeleteRequest>([](const auto&) { return protocol::DeleteReply{.version = 3}; });
  screen.when("No messages", "first");
  screen.when("✓ alice: first", "/edit second");
  screen.when("alice has changed \"first\" to: second", "/delete #1");
  screen.when("alice has deleted \"second\"", "");
  EXPECT_TRUE(chat());
  EXPECT_EQ(server.heard<protocol::EditRequest>().front().conversation, "g");
  EXPECT_EQ(server.heard<protocol::DeleteRequest>().front().seq, 1);
}

TEST_F(ChatTest, ALostServerIsToldOnceAndWhatIsTypedMeanwhileArrivesOnce) {
  std::atomic<int> lost = 0;
  server.after = [&](testing::SmallServer::Peer& peer, const protocol::Request& request) {
    if (!std::holds_alternative<protocol::HistoryRequest>(request) || lost++ > 0) return;
    peer.close();
    throw std::runtime_error("the server is gone");
  };
  screen.when("Trying again in", "said meanwhile");
  screen.when("✓ alice: said meanwhile", "");
  EXPECT_TRUE(chat());
  EXPECT_THAT(screen.all(), HasSubstr("Connected again."));
  EXPECT_EQ(server.heard<protocol::MessageRequest>().size(), 1U);
}

TEST_F(ChatTest, NobodyOfThatName) {
  screen.when("Nobody is called nobody.", "words to no one");
  screen.when("nobody to write to", "");
  EXPECT_TRUE(chat("nobody"));
  EXPECT_EQ(screen.prompt, "> ");
}

TEST_F(ChatTest, WhatTheServerDoesNotAnswerIsOpenedAgain) {
  timeout_s = 1;
  std::atomic<int> asked = 0;
  server.ignores = [&](const protocol::Request& request) {
    return std::holds_alternative<protocol::HistoryRequest>(request) && asked++ == 0;
  };
  screen.when("Trying again in 2 s.", "seen meanwhile");
  screen.when("✓ alice: seen meanwhile", "/who");
  screen.when("No messages in #general", "");
  EXPECT_TRUE(chat());
  EXPECT_THAT(screen.all(), HasSubstr("did not answer in time. Trying again in 2 s."));
  EXPECT_EQ(server.heard<protocol::HelloRequest>().size(), 1U) << "by the same connection";
  EXPECT_EQ(server.heard<protocol::HistoryRequest>().size(), 2U);
}

TEST_F(ChatTest, AServerThatWantsToBeLeftAloneKeepsThePlace) {
  std::atomic<int> asked = 0;
  server.on<protocol::HistoryRequest>([&](const auto&) -> protocol::Result<protocol::HistoryReply> {
    if (asked++ == 0) return protocol::refuse_for_now(ErrorCode::rate_limited, "Too fast.", 2'500);
    return protocol::HistoryReply{};
  });
  screen.person = false;
  screen.when("Too fast. Trying again in 3 s.", "goes to bob");
  screen.when("No messages in @bob", "");
  EXPECT_TRUE(chat("bob"));
  EXPECT_EQ(screen.prompt, "@bob> ");
  const auto messages = server.heard<protocol::MessageRequest>();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].receiver, "bob");
}

TEST_F(ChatTest, WithoutAPersonTheFirstFailureIsTheOutcome) {
  screen.person = false;
  screen.when("Nobody is called nobody.", "words to no one");
  screen.when("nobody to write to", "");
  const auto outcome = chat("nobody");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::user_not_found);
}

TEST_F(ChatTest, WithoutAPersonARefusedMessageIsAFailure) {
  screen.person = false;
  screen.when("No messages", "fine");
  screen.when("✓ alice: fine", "evil");
  screen.when("bob has blocked you.", "");
  const auto outcome = chat("@bob");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::blocked);
}

TEST_F(ChatTest, WithoutAPersonARefusedCommandIsAFailure) {
  server.on<protocol::JoinRequest>([](const auto&) -> protocol::Result<protocol::JoinReply> {
    return protocol::refuse(ErrorCode::not_found, "There is no such room.");
  });
  screen.person = false;
  screen.when("No messages", "/join #nowhere");
  screen.when("There is no such room.", "");
  const auto outcome = chat();
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::not_found);
}

TEST_F(ChatTest, WithoutAPersonACommandThatIsNotOfferedIsCalledByItsName) {
  screen.person = false;
  screen.when("No messages", "/who");
  screen.when("does not offer /who yet", "");
  const auto outcome = chat();
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().sentence, "This server does not offer /who yet.");
  EXPECT_FALSE(outcome.error().code);
}

TEST_F(ChatTest, AConversationCanBeNamedByItsId) {
  server.on<protocol::JoinRequest>([](const auto&) { return protocol::JoinReply{.conversation = "cY"}; });
  server.on<protocol::LeaveRequest>([](const auto&) { return protocol::LeaveReply{.conversation = "cY"}; });
  screen.when("No messages in id:cX", "hello");
  screen.when("✓ alice: hello", "/join id:cY");
  screen.when("No messages in id:cY", "hello again");
  screen.when("✓ alice: hello again", "/leave");
  screen.when("You have left id:cY.", "");
  EXPECT_TRUE(chat("id:cX"));
  const auto opened = server.heard<protocol::HistoryRequest>();
  ASSERT_EQ(opened.size(), 2U);
  EXPECT_EQ(opened[0].conversation, "cX");
  EXPECT_EQ(opened[1].conversation, "cY");
  const auto messages = server.heard<protocol::MessageRequest>();
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].conversation, "cX");
  EXPECT_FALSE(messages[0].receiver);
  EXPECT_EQ(messages[1].conversation, "cY");
  EXPECT_EQ(server.heard<protocol::LeaveRequest>().front().conversation, "cY");
  EXPECT_EQ(screen.prompt, "> ");
}

TEST_F(ChatTest, WhatWasWrittenElsewhereSaysWhere) {
  // So that the person is elsewhere before anything of it can be shown.
  server.ignores = [](const protocol::Request& request) {
    const auto* history = std::get_if<protocol::HistoryRequest>(&request);
    return history != nullptr && history->conversation == "@bob";
  };
  screen.when("No messages in #general", "/dm bob hello");
  screen.when("No messages in #general", "/dm carol");
  screen.when("alice: hello", "");
  EXPECT_TRUE(chat());
  EXPECT_EQ(server.heard<protocol::MessageRequest>().front().receiver, "bob");
  EXPECT_THAT(screen.all(), HasSubstr("[@bob] alice: hello"));
  EXPECT_EQ(screen.prompt, "@carol> ");
}

TEST_F(ChatTest, LeavingWithUnsentMessagesSaysSo) {
  server.on<protocol::MessageRequest>([](const auto&) -> protocol::Result<protocol::MessageReply> {
    return protocol::refuse(ErrorCode::storage_unavailable, "The disk is full.");
  });
  screen.when("No messages", "one");
  screen.when("tried again: The disk is full.", "/quit");
  screen.when("… alice: one", "/quit");
  EXPECT_TRUE(chat());
  EXPECT_THAT(screen.texts.back(), HasSubstr("1 message is not sent yet"));
}

TEST_F(ChatTest, AnEndedLoginEndsTheChat) {
  server.after = [](testing::SmallServer::Peer& peer, const protocol::Request& request) {
    if (std::holds_alternative<protocol::HistoryRequest>(request))
      peer.event(protocol::ByeEvent{.code = protocol::ByeCode::session_ended});
  };
  const auto ended = chat();
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().kind, client::FailureKind::sign_in);
}

TEST_F(ChatTest, CompletesCommandsAndNames) {
  screen.when("No messages", "\t/le");
  screen.when("No messages", "\t#GE");
  screen.when("No messages", "\t@");
  screen.when("No messages", "/quit");
  EXPECT_TRUE(chat());
  using ::testing::ElementsAre;
  EXPECT_THAT(screen.completed, ElementsAre(ElementsAre("/leave"), ElementsAre("#general"), ElementsAre()));
}

}  // namespace
}  // namespace banter::cli
