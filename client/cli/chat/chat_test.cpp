#include "client/cli/chat/chat_fixture.hpp"

namespace banter::cli {
namespace {

using protocol::ErrorCode;
using ::testing::HasSubstr;
using ::testing::Not;

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

TEST_F(ChatTest, CompletesCommandsNamesAndEmojis) {
  screen.when("No messages", "\t/le");
  screen.when("No messages", "\t#GE");
  screen.when("No messages", "\t@");
  screen.when("No messages", "\t:thumb");
  screen.when("No messages", "\t:thumbsu");
  screen.when("No messages", "/quit");
  EXPECT_TRUE(chat());
  using ::testing::ElementsAre;
  EXPECT_THAT(screen.completed, ElementsAre(ElementsAre("/leave"), ElementsAre("#general"), ElementsAre(),
                                            ElementsAre(":thumbsdown:", ":thumbsup:"), ElementsAre("👍")));
}

}  // namespace
}  // namespace banter::cli
