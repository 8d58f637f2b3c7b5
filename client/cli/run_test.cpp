#include "client/cli/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/cli/testing/fake_console.hpp"
#include "client/cli/testing/small_server.hpp"
#include "client/cli/text/wrap.hpp"
#include "client/core/outbox/outbox.hpp"
#include "client/core/session/token_store.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::cli {
namespace {

using protocol::ErrorCode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct RunTest : ::testing::Test {
  client::testing::TempDir home;
  testing::SmallServer server;
  testing::FakeConsole console;

  void SetUp() override {
    use_utf8();
    ::unsetenv("BANTER_PASSWORD");
  }

  int banter(std::vector<std::string> arguments, std::deque<std::string> input = {}) {
    console.output.clear();
    console.errors.clear();
    console.input = std::move(input);
    const auto read = read_arguments(arguments);
    if (const auto* no = std::get_if<NoInvocation>(&read)) return no->exit_code;
    return static_cast<int>(
        run(std::get<Invocation>(read), console, {.config = home / "config", .state = home / "state"}));
  }
  void log_in() {
    server.start();
    ASSERT_EQ(banter({"login", "alice", "--server", server.address()}, {"secret word"}), 0)
        << console.errors.front();
  }
  std::string error() const { return console.errors.empty() ? "" : console.errors.back(); }

  void accept_messages() {
    server.on<protocol::MessageRequest>([](const auto& request) -> protocol::Result<protocol::MessageReply> {
      if (request.receiver == "nobody")
        return protocol::refuse(ErrorCode::user_not_found, "Nobody is called that.");
      return protocol::MessageReply{.conversation = "c1", .seq = 7, .version = 9, .sent_at = 5};
    });
  }
};

TEST_F(RunTest, LoginIsRememberedForTheNextCommands) {
  accept_messages();
  log_in();
  EXPECT_THAT(console.output, ElementsAre("alice is logged in at " + server.address() + "."));
  EXPECT_EQ(banter({"send", "@bob", "hi", "there"}), 0);
  EXPECT_THAT(console.output, IsEmpty());
  const auto messages = server.heard<protocol::MessageRequest>();
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].receiver, "bob");
  EXPECT_EQ(messages[0].content, "hi there");
  EXPECT_EQ(messages[0].client_id->size(), 36U);
}

TEST_F(RunTest, ThePasswordMayComeFromTheEnvironmentWhichThenForgetsIt) {
  ::setenv("BANTER_PASSWORD", "secret word", 1);
  server.start();
  EXPECT_EQ(banter({"login", "alice", "--server", server.address()}), 0);
  EXPECT_EQ(std::getenv("BANTER_PASSWORD"), nullptr);
}

TEST_F(RunTest, WrongCredentials) {
  server.start();
  EXPECT_EQ(banter({"login", "alice", "--server", server.address()}, {"wrong word"}), 4);
  EXPECT_EQ(error(), "banter: The name or the password is wrong.");
  EXPECT_EQ(banter({"login", "alice", "--server", server.address()}, {}), 3);
  EXPECT_EQ(banter({"login", "--server", server.address()}, {"x"}), 3);
}

TEST_F(RunTest, WhoIsNotLoggedInIsToldHow) {
  server.start();
  EXPECT_EQ(banter({"send", "@bob", "hi", "--server", server.address()}), 4);
  EXPECT_THAT(error(), HasSubstr("banter login --server " + server.address()));
}

TEST_F(RunTest, ALoginThatHasEndedIsTold) {
  log_in();
  ASSERT_TRUE(client::TokenStore(home / "state/tokens").keep(server.address(), "alice", "old"));
  EXPECT_EQ(banter({"history", "#general"}), 4);
  EXPECT_THAT(error(), HasSubstr("log in again"));
}

TEST_F(RunTest, NobodyAnswers) {
  std::string nobody;
  {
    nobody = testing::SmallServer().address();
  }
  EXPECT_EQ(banter({"ping", "--server", nobody}), 7);
  EXPECT_EQ(error(), "banter: Nobody answers at " + nobody + ": connection refused.");
  EXPECT_EQ(banter({"ping", "--server", "no such host"}), 3);
}

TEST_F(RunTest, TextFromStandardInput) {
  accept_messages();
  log_in();
  EXPECT_EQ(banter({"send", "#general"}, {"one", "two"}), 0);
  EXPECT_EQ(banter({"send", "#general", "-"}, {"three"}), 0);
  const auto messages = server.heard<protocol::MessageRequest>();
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].receiver, "#general");
  EXPECT_EQ(messages[0].content, "one\ntwo");
  EXPECT_EQ(banter({"send", "#general"}, {}), 3);
  EXPECT_THAT(error(), HasSubstr("empty"));
  EXPECT_EQ(banter({"send", "#general"}, {std::string(16'385, 'x')}), 3);
}

TEST_F(RunTest, ARefusedMessageStaysWithItsReason) {
  accept_messages();
  log_in();
  EXPECT_EQ(banter({"send", "@nobody", "hi"}), 3);
  EXPECT_EQ(error(), "banter: Nobody is called that.");
  EXPECT_EQ(banter({"outbox"}), 0);
  EXPECT_THAT(console.output, ElementsAre(HasSubstr("@nobody: hi\n  Nobody is called that.")));
}

TEST_F(RunTest, AMessageThatCannotGoOutIsKeptAndGoesOutNextTime) {
  server.on<protocol::MessageRequest>([](const auto&) -> protocol::Result<protocol::MessageReply> {
    return protocol::refuse(ErrorCode::storage_unavailable, "The disk is full.");
  });
  log_in();
  EXPECT_EQ(banter({"send", "@bob", "hi"}), 5);
  EXPECT_THAT(error(), HasSubstr("The disk is full. The message is kept"));
  EXPECT_EQ(banter({"send", "@bob", "other", "--no-queue"}), 5);
  EXPECT_THAT(error(), HasSubstr("The message is not kept"));
  EXPECT_EQ(banter({"outbox", "--json"}), 0);
  EXPECT_THAT(console.output, ElementsAre(HasSubstr(R"("type":"waiting")")));

  accept_messages();
  EXPECT_EQ(banter({"outbox", "--send"}), 0) << error();
  EXPECT_EQ(server.heard<protocol::MessageRequest>().back().content, "hi");
  EXPECT_EQ(banter({"outbox"}), 0);
  EXPECT_THAT(console.output, IsEmpty());
}

TEST_F(RunTest, AFaultOfTheServerPassesAndTheMessageIsKept) {
  server.on<protocol::MessageRequest>([](const auto&) -> protocol::Result<protocol::MessageReply> {
    return protocol::refuse(ErrorCode::internal, "Something is wrong here.");
  });
  log_in();
  EXPECT_EQ(banter({"send", "@bob", "hi"}), 5);
  EXPECT_EQ(error(),
            "banter: Something is wrong here. The message is kept, and goes out with the next `banter send`, "
            "`banter chat` or `banter outbox --send`.");
  EXPECT_EQ(banter({"send", "@carol", "other", "--no-queue"}), 5);
  EXPECT_THAT(error(), HasSubstr("The message is not kept"));
  EXPECT_EQ(banter({"outbox"}), 0);
  EXPECT_THAT(console.output, ElementsAre(HasSubstr("@bob: hi")));
}

TEST_F(RunTest, ALinkThatBreaksBeforeTheReplyLeavesItOpenWhatHappened) {
  server.on<protocol::MessageRequest>([](const auto&) -> protocol::Result<protocol::MessageReply> {
    throw std::runtime_error("the server is gone");
  });
  log_in();
  EXPECT_EQ(banter({"send", "@bob", "hi", "--json"}), 7);
  EXPECT_THAT(error(), HasSubstr(R"("may_have_happened":true)"));
  EXPECT_EQ(
      banter({"outbox", "--discard", server.heard<protocol::MessageRequest>().back().client_id.value()}), 0);
  EXPECT_EQ(banter({"send", "@bob", "hi", "--no-queue", "--json"}), 7);
  EXPECT_THAT(error(), HasSubstr(R"("may_have_happened":true)"));
  EXPECT_THAT(error(), HasSubstr("The message is not kept. It may have arrived nevertheless"));
}

TEST_F(RunTest, WithoutAQueueTheMessageIsNeverInTheOutbox) {
  std::size_t waiting = 99;
  std::string before;
  server.on<protocol::MessageRequest>([&](const auto& request) -> protocol::Result<protocol::MessageReply> {
    // What a kill at this moment would leave behind.
    const client::Places places{.config = home / "config", .state = home / "state"};
    waiting = client::Outbox::open(places.outbox(server.address(), "alice"))
                  ->all(client::OutboxRow::State::waiting)
                  ->size();
    before += request.content + " ";
    if (request.content == "later")
      return protocol::refuse(ErrorCode::storage_unavailable, "The disk is full.");
    return protocol::MessageReply{.conversation = "c1", .seq = 7, .version = 9, .sent_at = 5};
  });
  log_in();
  EXPECT_EQ(banter({"send", "@bob", "hi", "--no-queue", "--client-id", "job-7", "--json"}), 0);
  EXPECT_EQ(waiting, 0U);
  EXPECT_THAT(console.output,
              ElementsAre(HasSubstr(R"("client_id":"job-7","to":"@bob","conversation":"c1")")));
  EXPECT_EQ(server.heard<protocol::MessageRequest>().back().client_id, "job-7");

  EXPECT_EQ(banter({"send", "@bob", "later"}), 5);
  EXPECT_EQ(banter({"send", "@bob", "now", "--no-queue"}), 5) << "what waits for the same place goes first";
  EXPECT_THAT(before, Not(HasSubstr("now")));
  EXPECT_EQ(banter({"send", "@carol", "now", "--no-queue"}), 0);
  EXPECT_EQ(banter({"send", "@bob", "", "--no-queue"}), 3);
  EXPECT_EQ(banter({"send", "@bob", "hi", "--no-queue", "--client-id", std::string(65, 'x')}), 3);
}

TEST_F(RunTest, WhatAnotherProgramHasDeliveredMeanwhileIsSent) {
  server.on<protocol::MessageRequest>([&](const auto& request) -> protocol::Result<protocol::MessageReply> {
    const client::Places places{.config = home / "config", .state = home / "state"};
    auto outbox = client::Outbox::open(places.outbox(server.address(), "alice"));
    EXPECT_TRUE(outbox &&
                outbox->acknowledge(*request.client_id, {.conversation = "c", .seq = 8, .version = 9}));
    throw std::runtime_error("the server is gone");
  });
  log_in();
  EXPECT_EQ(banter({"send", "@bob", "hi", "--json"}), 0) << error();
  EXPECT_THAT(console.output, ElementsAre(HasSubstr(R"("seq":8)")));
}

TEST_F(RunTest, AnUnknownActionIsSaidPlainly) {
  log_in();
  EXPECT_EQ(banter({"users"}), 6);
  EXPECT_EQ(error(), "banter: This server does not offer `users` yet.");
}

TEST_F(RunTest, ErrorsAsJson) {
  server.on<protocol::MembersRequest>([](const auto&) -> protocol::Result<protocol::MembersReply> {
    return protocol::refuse_for_now(ErrorCode::rate_limited, "Too fast.", 1'500);
  });
  log_in();
  EXPECT_EQ(banter({"members", "#general", "--json"}), 5);
  EXPECT_EQ(
      error(),
      R"({"type":"error","code":"rate_limited","class":"wait","message":"Too fast. Try again in 2 s.","retry_after_ms":1500})");
}

TEST_F(RunTest, HistoryReadsPagesAndShowsNothingRaw) {
  server.on<protocol::HistoryRequest>([](const auto& request) {
    protocol::HistoryReply reply{.more = true};
    const std::int64_t last = request.before.value_or(451) - 1;
    for (std::int64_t seq = std::max<std::int64_t>(1, last - request.limit + 1); seq <= last; ++seq)
      reply.messages.push_back({.conversation = "c",
                                .seq = seq,
                                .version = seq,
                                .sender = "b\x1b[31mob",
                                .receiver = "#general",
                                .content = "n\x07" + std::to_string(seq)});
    return reply;
  });
  log_in();
  EXPECT_EQ(banter({"history", "#general", "-n", "430"}), 0);
  ASSERT_EQ(console.output.size(), 430U);
  EXPECT_THAT(console.output.front(), HasSubstr("#21 b\\x1b[31mob: n\\x0721"));
  EXPECT_THAT(console.output.back(), HasSubstr("n\\x07450"));
  EXPECT_EQ(banter({"history", "#general", "-n", "1", "--json"}), 0);
  EXPECT_THAT(console.output, ElementsAre(HasSubstr(R"("type":"message","conversation":"c","seq":450)")));
}

TEST_F(RunTest, RoomsAndPlaces) {
  server.on<protocol::JoinRequest>([](const auto&) { return protocol::JoinReply{.conversation = "c5"}; });
  server.on<protocol::RoomsRequest>([](const auto& request) {
    protocol::RoomsReply reply{.rooms = {{.conversation = "c",
                                          .room = request.after ? "#b" : "#a",
                                          .topic = "T",
                                          .member_count = 1}},
                               .more = !request.after};
    return reply;
  });
  server.on<protocol::MembersRequest>([](const auto&) { return protocol::MembersReply{}; });
  log_in();
  EXPECT_EQ(banter({"join", "dev", "--json"}), 0);
  EXPECT_THAT(console.output, ElementsAre(R"({"type":"done","action":"join","conversation":"c5"})"));
  EXPECT_EQ(server.heard<protocol::JoinRequest>()[0].conversation, "#dev");
  EXPECT_EQ(banter({"rooms"}), 0);
  EXPECT_THAT(console.output, ElementsAre("#a  1 person  T", "#b  1 person  T"));
  for (const std::string place : {"bob", "@bob", "#dev", "id:c9"})
    EXPECT_EQ(banter({"members", place}), 0);
  std::vector<std::string> asked;
  for (const auto& request : server.heard<protocol::MembersRequest>())
    asked.push_back(request.conversation);
  EXPECT_THAT(asked, ElementsAre("@bob", "@bob", "#dev", "c9"));
}

TEST_F(RunTest, TailFollowsThroughALostConnectionAndEndsWithTheLogin) {
  server.on<protocol::HistoryRequest>([](const auto&) {
    return protocol::HistoryReply{.messages = {{.conversation = "c",
                                                .seq = 1,
                                                .version = 1,
                                                .sender = "bob",
                                                .receiver = "#general",
                                                .content = "old"}}};
  });
  server.on<protocol::ChangesRequest>([](const auto& request) {
    protocol::ChangesReply reply{.version = 3};
    for (std::int64_t seq = request.since + 1; seq <= 3; ++seq)
      reply.messages.push_back({.conversation = "c",
                                .seq = seq,
                                .version = seq,
                                .sender = "bob",
                                .receiver = "#general",
                                .content = "missed " + std::to_string(seq)});
    return reply;
  });
  server.after = [](testing::SmallServer::Peer& peer, const protocol::Request& request) {
    if (std::holds_alternative<protocol::HistoryRequest>(request)) {
      peer.event(protocol::MessageEvent{.conversation = "c",
                                        .seq = 2,
                                        .version = 2,
                                        .sender = "bob",
                                        .receiver = "#general",
                                        .content = "live"});
      peer.close();
      throw std::runtime_error("the server is gone");
    }
    if (std::holds_alternative<protocol::ChangesRequest>(request))
      peer.event(protocol::ByeEvent{.code = protocol::ByeCode::session_ended});
  };
  log_in();
  EXPECT_EQ(banter({"tail", "-f", "#general"}), 4);
  ASSERT_EQ(console.output.size(), 3U);
  EXPECT_THAT(console.output[0], HasSubstr("bob: old"));
  EXPECT_THAT(console.output[1], HasSubstr("bob: live"));
  EXPECT_THAT(console.output[2], HasSubstr("bob: missed 3"));
  EXPECT_THAT(console.errors, ::testing::Contains(HasSubstr("Trying again in")));
  EXPECT_THAT(console.errors, ::testing::Contains("Connected again."));
}

TEST_F(RunTest, TailSaysWhyItEndsAlsoAfterALogoutElsewhere) {
  server.on<protocol::HistoryRequest>([](const auto&) { return protocol::HistoryReply{}; });
  server.after = [&](testing::SmallServer::Peer& peer, const protocol::Request& request) {
    if (!std::holds_alternative<protocol::HistoryRequest>(request)) return;
    EXPECT_TRUE(client::TokenStore(home / "state/tokens").drop(server.address(), "alice"));
    peer.close();
    throw std::runtime_error("the server is gone");
  };
  log_in();
  EXPECT_EQ(banter({"tail", "-f", "#general"}), 4);
  EXPECT_EQ(error(), "banter: You are not logged in.");
}

TEST_F(RunTest, AnOutputThatBreaksIsAFailureAndEndsWhatFollows) {
  server.on<protocol::HistoryRequest>([](const auto&) {
    return protocol::HistoryReply{
        .messages = {{.conversation = "c", .seq = 1, .version = 1, .sender = "bob", .content = "old"}}};
  });
  server.after = [](testing::SmallServer::Peer& peer, const protocol::Request& request) {
    if (std::holds_alternative<protocol::HistoryRequest>(request))
      peer.event(protocol::MessageEvent{
          .conversation = "c", .seq = 2, .version = 2, .sender = "bob", .content = "live"});
  };
  log_in();
  console.room = 1;
  EXPECT_EQ(banter({"tail", "-f", "#general"}), 6);
  EXPECT_EQ(error(), "banter: Cannot write the output.");
  console.room = 0;
  EXPECT_EQ(banter({"history", "#general"}), 6);
  EXPECT_EQ(error(), "banter: Cannot write the output.");
}

TEST_F(RunTest, LogoutForgetsTheToken) {
  log_in();
  EXPECT_EQ(banter({"logout"}), 0);
  EXPECT_EQ(banter({"history", "#general"}), 4);
  EXPECT_THAT(error(), HasSubstr("alice is not logged in"));
}

}  // namespace
}  // namespace banter::cli
