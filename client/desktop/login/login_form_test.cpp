#include "client/desktop/login/login_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::desktop {
namespace {

using client::testing::FakePeer;
using client::testing::FakeServer;
using client::testing::TempDir;
using client::testing::TestCertificate;

constexpr int kPatience = 20'000;

/// A server that admits alice, invited people and guests.
void answer(FakePeer& peer, const protocol::RequestFrame& frame) {
  if (std::holds_alternative<protocol::HelloRequest>(frame.request)) {
    protocol::HelloReply hello;
    hello.server = "fake";
    hello.protocol = 1;
    hello.registration = protocol::Registration::invite;
    hello.guests = true;
    peer.reply(frame.id, hello);
  } else if (const auto* login = std::get_if<protocol::LoginRequest>(&frame.request)) {
    if (login->password == "correct horse") {
      peer.reply(frame.id, protocol::LoginReply{.token = "secret", .username = "Alice"});
    } else if (login->password == "too often") {
      peer.write(
          R"({"reply":"login","id":)" + std::to_string(std::get<std::int64_t>(frame.id)) +
          R"(,"ok":false,"error":{"code":"too_many_attempts","message":"No.","retry_after_ms":90000}})" +
          "\n");
    } else {
      peer.refuse(frame.id, "login", protocol::ErrorCode::invalid_credentials);
    }
  } else if (const auto* made = std::get_if<protocol::RegisterRequest>(&frame.request)) {
    if (made->username == "alice") {
      peer.refuse(frame.id, "register", protocol::ErrorCode::username_taken);
    } else if (made->invite == "welcome") {
      peer.reply(frame.id, protocol::RegisterReply{.token = "secret", .username = made->username});
    } else {
      peer.refuse(frame.id, "register", protocol::ErrorCode::registration_closed);
    }
  } else if (std::holds_alternative<protocol::ResumeRequest>(frame.request)) {
    peer.reply(frame.id, protocol::ResumeReply{.username = "Alice"});
  } else if (std::holds_alternative<protocol::ConversationsRequest>(frame.request)) {
    peer.reply(frame.id, protocol::ConversationsReply{});
  } else {
    peer.refuse(frame.id, "other", protocol::ErrorCode::unknown_action);
  }
}

/// A server waits for its clients to go, some of which are only about to be deleted.
struct Sweeper {
  ~Sweeper() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
};

struct LoginFormTest : ::testing::Test {
  LoginFormTest() {
    form.setProperty("accounts", QVariant::fromValue(&accounts));
    form.set_username(QStringLiteral("alice"));
  }

  void serve() {
    server.serve(answer);
    form.set_server(QString::fromStdString(server.address()));
  }

  bool comes(const std::function<bool()>& thing) { return QTest::qWaitFor(thing, kPatience); }

  TempDir folder;
  client::Places places{.config = folder / "config", .state = folder / "state"};
  FakeServer server;
  Sweeper sweeper;
  Accounts accounts{places};
  LoginForm form;
};

TEST_F(LoginFormTest, LearnsWhatTheServerAllows) {
  serve();
  EXPECT_EQ(form.registration(), QStringLiteral("open"));
  form.look();
  ASSERT_TRUE(comes([&] { return form.reached(); }));
  EXPECT_EQ(form.registration(), QStringLiteral("invite"));
  EXPECT_TRUE(form.guests());
  EXPECT_TRUE(form.server_error().isEmpty());
}

TEST_F(LoginFormTest, LogsInAndHandsTheAccountOver) {
  serve();
  QSignalSpy entered(&form, &LoginForm::entered);
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return entered.count() == 1; }));
  ASSERT_EQ(accounts.count(), 1);
  EXPECT_EQ(accounts.session()->username(), QStringLiteral("Alice"));
  ASSERT_TRUE(comes([&] { return accounts.session()->online(); }));
  // And is there at the next start.
  Accounts again(places);
  again.restore();
  ASSERT_EQ(again.count(), 1);
  EXPECT_EQ(again.session()->username(), QStringLiteral("Alice"));
}

TEST_F(LoginFormTest, AWrongPasswordStandsAtThePassword) {
  serve();
  form.submit(QStringLiteral("wrong horse"));
  EXPECT_TRUE(form.busy());
  ASSERT_TRUE(comes([&] { return !form.busy(); }));
  EXPECT_EQ(form.password_error(), QStringLiteral("Username or password is wrong."));
  EXPECT_TRUE(form.username_error().isEmpty());
  EXPECT_EQ(accounts.count(), 0);
  // The next attempt goes over the same connection.
  form.submit(QStringLiteral("correct horse"));
  EXPECT_TRUE(comes([&] { return accounts.count() == 1; }));
}

TEST_F(LoginFormTest, TooManyAttemptsTellTheTimeAndHoldTheNextBack) {
  serve();
  form.submit(QStringLiteral("too often"));
  ASSERT_TRUE(comes([&] { return form.paused(); }));
  EXPECT_EQ(form.password_error(), QStringLiteral("Too many attempts. Try again in 90 second(s)."));
  form.submit(QStringLiteral("correct horse"));
  EXPECT_FALSE(form.busy());
}

TEST_F(LoginFormTest, NobodyThereIsToldAtTheServerInWords) {
  form.set_server(QStringLiteral("127.0.0.1:1"));
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return !form.busy(); }));
  EXPECT_EQ(form.server_error(), QStringLiteral("No server answers at 127.0.0.1:1: connection refused"));
  // The same address is tried again.
  QSignalSpy changed(&form, &LoginForm::changed);
  form.submit(QStringLiteral("correct horse"));
  EXPECT_TRUE(form.busy());
  ASSERT_TRUE(comes([&] { return !form.busy(); }));
  EXPECT_FALSE(form.server_error().isEmpty());
}

TEST_F(LoginFormTest, ABadAddressIsToldAtOnce) {
  for (const char* text : {"", "not an address", "http://chat.example.org", "localhost:99999999"}) {
    form.set_server(QString::fromLatin1(text));
    form.submit(QStringLiteral("correct horse"));
    EXPECT_FALSE(form.busy()) << text;
    EXPECT_FALSE(form.server_error().isEmpty()) << text;
  }
}

TEST_F(LoginFormTest, LooksAtTheFieldsBeforeItAsks) {
  form.set_username({});
  form.submit(QStringLiteral("x"));
  EXPECT_FALSE(form.username_error().isEmpty());
  form.set_username(QStringLiteral("né"));
  form.submit(QStringLiteral("x"));
  EXPECT_FALSE(form.username_error().isEmpty());
  form.set_username(QStringLiteral("alice"));
  form.submit({});
  EXPECT_FALSE(form.password_error().isEmpty());
  form.set_mode(QStringLiteral("register"));
  form.submit(QStringLiteral("short"));
  EXPECT_FALSE(form.password_error().isEmpty());
}

TEST_F(LoginFormTest, RegistersWithAnInvitation) {
  serve();
  form.look();
  ASSERT_TRUE(comes([&] { return form.reached(); }));
  form.set_mode(QStringLiteral("register"));
  form.submit(QStringLiteral("correct horse"));
  EXPECT_FALSE(form.invitation_error().isEmpty());
  form.setProperty("invitation", QStringLiteral("guessed"));
  form.set_username(QStringLiteral("Bob"));
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return !form.busy(); }));
  EXPECT_FALSE(form.invitation_error().isEmpty());
  form.set_username(QStringLiteral("alice"));
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return !form.busy(); }));
  EXPECT_FALSE(form.username_error().isEmpty());
  form.set_username(QStringLiteral("Bob"));
  form.setProperty("invitation", QStringLiteral("welcome"));
  form.submit(QStringLiteral("correct horse"));
  EXPECT_TRUE(comes([&] { return accounts.count() == 1; }));
}

struct SecureServer {
  SecureServer() { secure.serve(answer); }

  TestCertificate certificate;
  FakeServer secure{&certificate};
};

struct LoginFormTlsTest : SecureServer, LoginFormTest {
  QString address() { return QStringLiteral("https://") + QString::fromStdString(secure.address()); }
  std::optional<std::string> kept() {
    return client::KnownServers(places.known_servers()).find(secure.address()).value();
  }
};

TEST_F(LoginFormTlsTest, ShowsTheKeyOfAServerBeforeThePasswordIsSent) {
  form.set_server(address());
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return form.decision() == QStringLiteral("first_contact"); }));
  EXPECT_EQ(form.shown_key().toStdString(), kept());
  EXPECT_EQ(accounts.count(), 0);
  form.trust();
  EXPECT_TRUE(comes([&] { return accounts.count() == 1; }));
  EXPECT_TRUE(kept());
}

TEST_F(LoginFormTlsTest, AKeyThatNobodySaidYesToIsForgotten) {
  form.set_server(address());
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return form.decision() == QStringLiteral("first_contact"); }));
  form.keepOut();
  EXPECT_FALSE(kept());
  EXPECT_FALSE(form.server_error().isEmpty());
  EXPECT_EQ(accounts.count(), 0);
}

TEST_F(LoginFormTlsTest, AChangedKeyIsRefusedUntilAPersonTrustsIt) {
  client::KnownServers known(places.known_servers());
  ASSERT_TRUE(known.keep(secure.address(), "AA:BB"));
  form.set_server(address());
  form.submit(QStringLiteral("correct horse"));
  ASSERT_TRUE(comes([&] { return form.decision() == QStringLiteral("changed_key"); }));
  EXPECT_EQ(form.known_key(), QStringLiteral("AA:BB"));
  EXPECT_NE(form.shown_key(), form.known_key());
  EXPECT_EQ(accounts.count(), 0);
  form.trust();
  EXPECT_TRUE(comes([&] { return accounts.count() == 1; }));
  EXPECT_EQ(kept(), form.shown_key().toStdString());
}

}  // namespace
}  // namespace banter::desktop
