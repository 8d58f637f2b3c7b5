#include "client/core/session/session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/program.hpp"

namespace banter::client {
namespace {

using protocol::ErrorCode;
using testing::FakePeer;
using testing::FakeServer;
using ::testing::HasSubstr;
using testing::Program;

const protocol::LoginRequest kAlice{.username = "alice", .password = "correct horse"};

struct SessionTest : ::testing::Test {
  FakeServer server;
  std::shared_ptr<testing::TempDir> home = std::make_shared<testing::TempDir>();

  TokenStore tokens() const { return TokenStore(*home / "state/tokens"); }
  std::string name() const { return server.address(); }

  Program as_alice() {
    return Program(server.address(), [](ClientOptions& options) { options.user = "alice"; }, home);
  }
};

TEST_F(SessionTest, LoginKeepsItsTokenForTheOwnerOnlyAndResumesWithIt) {
  {
    Program program(server.address(), [](ClientOptions& options) { options.device = "laptop"; }, home);
    program.client->start();
    FakePeer peer = server.accept();
    peer.greet();
    std::optional<Outcome<SignedIn>> done;
    program.client->sign_in(kAlice, [&](auto outcome) { done = outcome; });
    const auto [id, login] = peer.expect<protocol::LoginRequest>();
    EXPECT_EQ(login.password, "correct horse");
    EXPECT_EQ(login.device, "laptop");
    peer.reply(id, protocol::LoginReply{.token = "t0k", .username = "Alice", .device = "laptop"});
    program.loop.until([&] { return done.has_value(); });
    ASSERT_TRUE(*done);
    EXPECT_EQ((*done)->username, "Alice");
    EXPECT_EQ(program.session_becomes<SignedIn>().username, "Alice");

    // After a break the connection is Alice's again, without a password.
    peer.close();
    FakePeer again = server.accept();
    again.greet("Alice");
    program.session_becomes<SignedIn>(program.session.size());
    program.client.reset();  // before its peers are gone, so that it does not come back
  }
  EXPECT_EQ(tokens().find(name(), "alice"), "t0k");
  struct stat file{};
  ASSERT_EQ(::stat((*home / ("state/tokens/" + name() + "/alice")).c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);

  Program next = as_alice();
  next.client->start();
  FakePeer peer = server.accept();
  const auto hello = peer.expect<protocol::HelloRequest>();
  const auto resume = peer.expect<protocol::ResumeRequest>();
  EXPECT_EQ(resume.second.token, "t0k");
}

TEST_F(SessionTest, ATokenThatIsVoidIsDroppedAndTold) {
  for (const ErrorCode code : {ErrorCode::not_authenticated, ErrorCode::invalid_credentials}) {
    ASSERT_TRUE(tokens().keep(name(), "alice", "old"));
    Program program = as_alice();
    program.client->start();
    FakePeer peer = server.accept();
    const auto hello = peer.expect<protocol::HelloRequest>();
    peer.reply(hello.first, protocol::HelloReply{.protocol = 1});
    peer.refuse(peer.expect<protocol::ResumeRequest>().first, "resume", code);
    EXPECT_THAT(program.session_becomes<Anonymous>().reason, HasSubstr("log in again"));
    EXPECT_FALSE(tokens().find(name(), "alice"));
    program.client.reset();
  }
}

TEST_F(SessionTest, ATokenThatAnotherProgramHasPutThereSinceIsUsedAndNotDropped) {
  ASSERT_TRUE(tokens().keep(name(), "alice", "old"));
  Program program = as_alice();
  program.client->start();
  FakePeer peer = server.accept();
  peer.reply(peer.expect<protocol::HelloRequest>().first, protocol::HelloReply{.protocol = 1});
  const auto old = peer.expect<protocol::ResumeRequest>();
  EXPECT_EQ(old.second.token, "old");
  ASSERT_TRUE(tokens().keep(name(), "alice", "new"));
  peer.refuse(old.first, "resume", ErrorCode::invalid_credentials);
  const auto anew = peer.expect<protocol::ResumeRequest>();
  EXPECT_EQ(anew.second.token, "new");
  peer.reply(anew.first, protocol::ResumeReply{.username = "alice"});
  program.session_becomes<SignedIn>();

  ASSERT_TRUE(tokens().keep(name(), "alice", "newest"));
  peer.event(protocol::ByeEvent{.code = protocol::ByeCode::session_ended});
  program.session_becomes<Anonymous>();
  EXPECT_EQ(tokens().find(name(), "alice"), "newest");
}

TEST_F(SessionTest, ATokenOutlivesAServerInTrouble) {
  ASSERT_TRUE(tokens().keep(name(), "alice", "t0k"));
  Program program = as_alice();
  program.client->start();
  {
    FakePeer peer = server.accept();
    peer.reply(peer.expect<protocol::HelloRequest>().first, protocol::HelloReply{.protocol = 1});
    peer.refuse(peer.expect<protocol::ResumeRequest>().first, "resume", ErrorCode::storage_unavailable,
                "The disk is full.");
    EXPECT_THAT(program.connection_becomes<Waiting>().reason, HasSubstr("The disk is full."));
  }
  server.accept().greet("alice");
  program.session_becomes<SignedIn>();
  EXPECT_EQ(tokens().find(name(), "alice"), "t0k");
}

TEST_F(SessionTest, AnEndedSessionIsToldAndItsTokenDropped) {
  ASSERT_TRUE(tokens().keep(name(), "alice", "t0k"));
  Program program = as_alice();
  program.client->start();
  FakePeer peer = server.accept();
  peer.greet("alice");
  program.session_becomes<SignedIn>();
  peer.event(protocol::ByeEvent{.code = protocol::ByeCode::session_ended});
  EXPECT_THAT(program.session_becomes<Anonymous>().reason, HasSubstr("log in again"));
  EXPECT_FALSE(tokens().find(name(), "alice"));
}

TEST_F(SessionTest, LogoutDropsTheToken) {
  ASSERT_TRUE(tokens().keep(name(), "alice", "t0k"));
  server.serve([](FakePeer& peer, const protocol::RequestFrame& frame) {
    if (std::holds_alternative<protocol::HelloRequest>(frame.request))
      peer.reply(frame.id, protocol::HelloReply{.protocol = 1});
    if (std::holds_alternative<protocol::ResumeRequest>(frame.request))
      peer.reply(frame.id, protocol::ResumeReply{.username = "alice"});
    if (std::holds_alternative<protocol::LogoutRequest>(frame.request))
      peer.reply(frame.id, protocol::LogoutReply{});
  });
  {
    Program program = as_alice();
    program.client->start();
    ASSERT_TRUE(program.client->settle());
    EXPECT_TRUE(program.client->sign_out());
  }
  EXPECT_FALSE(tokens().find(name(), "alice"));
}

TEST_F(SessionTest, WrongCredentialsAreTheServersWords) {
  server.serve([](FakePeer& peer, const protocol::RequestFrame& frame) {
    if (std::holds_alternative<protocol::HelloRequest>(frame.request))
      peer.reply(frame.id, protocol::HelloReply{.protocol = 1});
    if (std::holds_alternative<protocol::LoginRequest>(frame.request))
      peer.refuse(frame.id, "login", ErrorCode::invalid_credentials, "The name or the password is wrong.");
  });
  Program program(server.address(), {}, home);
  program.client->start();
  const auto settled = program.client->settle();
  ASSERT_TRUE(settled);
  EXPECT_TRUE(std::holds_alternative<Anonymous>(settled->session));
  const auto refused = program.client->sign_in(kAlice);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FailureKind::sign_in);
  EXPECT_EQ(refused.error().sentence, "The name or the password is wrong.");
}

TEST_F(SessionTest, ANameThatCouldLeadElsewhereIsNotTaken) {
  server.serve([](FakePeer& peer, const protocol::RequestFrame& frame) {
    if (std::holds_alternative<protocol::HelloRequest>(frame.request))
      peer.reply(frame.id, protocol::HelloReply{.protocol = 1});
    if (std::holds_alternative<protocol::LoginRequest>(frame.request))
      peer.reply(frame.id, protocol::LoginReply{.token = "x", .username = "../../evil"});
  });
  Program program(server.address(), {}, home);
  program.client->start();
  ASSERT_TRUE(program.client->settle());
  EXPECT_FALSE(program.client->sign_in(kAlice));
}

}  // namespace
}  // namespace banter::client
