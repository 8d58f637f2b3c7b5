#include "client/desktop/accounts/accounts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "client/core/session/token_store.hpp"
#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/accounts/devices.hpp"
#include "client/desktop/login/password_form.hpp"

namespace banter::desktop {
namespace {

using client::testing::FakePeer;
using client::testing::FakeServer;

constexpr int kPatience = 20'000;

/// A server where everybody who has a token is alice.
void answer(FakePeer& peer, const protocol::RequestFrame& frame) {
  using namespace protocol;
  if (std::holds_alternative<HelloRequest>(frame.request)) {
    HelloReply hello;
    hello.server = "fake";
    hello.protocol = 1;
    peer.reply(frame.id, hello);
  } else if (std::holds_alternative<ResumeRequest>(frame.request)) {
    peer.reply(frame.id, ResumeReply{.username = "alice"});
  } else if (std::holds_alternative<LogoutRequest>(frame.request)) {
    peer.reply(frame.id, LogoutReply{});
  } else if (std::holds_alternative<ConversationsRequest>(frame.request)) {
    peer.reply(frame.id, ConversationsReply{});
  } else if (std::holds_alternative<SessionsRequest>(frame.request)) {
    SessionsReply reply;
    reply.sessions.push_back({.session = "s1", .device = "Desk", .address = "10.0.0.1", .current = true});
    reply.sessions.push_back({.session = "s2", .device = "", .address = "10.0.0.2"});
    peer.reply(frame.id, reply);
  } else if (std::holds_alternative<RevokeRequest>(frame.request)) {
    peer.reply(frame.id, RevokeReply{});
  } else if (const auto* password = std::get_if<PasswordRequest>(&frame.request)) {
    if (password->old_password == "present one") {
      peer.reply(frame.id, PasswordReply{});
    } else {
      peer.refuse(frame.id, "password", ErrorCode::invalid_credentials);
    }
  } else {
    peer.refuse(frame.id, "other", ErrorCode::unknown_action);
  }
}

/// A server waits for its clients to go, some of which are only about to be deleted.
struct Sweeper {
  ~Sweeper() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
};

struct AccountsTest : ::testing::Test {
  AccountsTest() {
    server.serve(answer);
    address = *client::parse_address(server.address());
    client::TokenStore(places.tokens()).keep(address.text(), "alice", "secret").value();
  }

  bool comes(const std::function<bool()>& thing) { return QTest::qWaitFor(thing, kPatience); }
  bool has_token() { return client::TokenStore(places.tokens()).find(address.text(), "alice").has_value(); }

  client::testing::TempDir folder;
  client::Places places{.config = folder / "config", .state = folder / "state"};
  FakeServer server;
  Sweeper sweeper;
  client::Address address;
  Accounts accounts{places};
};

TEST_F(AccountsTest, AllAreThereAgainWithTheLastOneInView) {
  accounts.add(*client::parse_address("localhost:1"), "bob");
  accounts.add(*client::parse_address("chat.example.org"), "carol");
  accounts.show(0);
  Accounts again(places);
  again.restore();
  ASSERT_EQ(again.count(), 2);
  EXPECT_EQ(again.current(), 0);
  EXPECT_EQ(again.at(0)->username(), QStringLiteral("bob"));
  EXPECT_FALSE(again.at(0)->options().address.tls);
  EXPECT_EQ(again.at(1)->server(), QStringLiteral("chat.example.org:8420"));
  EXPECT_TRUE(again.at(1)->options().address.tls);
}

TEST_F(AccountsTest, TheSameAccountIsNotThereTwice) {
  accounts.add(address, "alice");
  accounts.add(address, "Alice");
  EXPECT_EQ(accounts.count(), 1);
}

TEST_F(AccountsTest, LoggingOutTakesTheTokenAndOnlyWhatIsAskedFor) {
  accounts.add(address, "alice");
  ASSERT_TRUE(comes([&] { return accounts.session()->online(); }));
  ASSERT_TRUE(accounts.session()->client().outbox());
  const std::string outbox = places.outbox(address.text(), "alice");
  ASSERT_TRUE(std::filesystem::exists(outbox));
  accounts.logOut(0, false);
  ASSERT_TRUE(comes([&] { return accounts.count() == 0; }));
  EXPECT_EQ(accounts.session(), nullptr);
  EXPECT_FALSE(has_token());
  EXPECT_TRUE(std::filesystem::exists(outbox));
  Accounts again(places);
  again.restore();
  EXPECT_EQ(again.count(), 0);
}

TEST_F(AccountsTest, LoggingOutWithTheDataLeavesNothing) {
  accounts.add(address, "alice");
  ASSERT_TRUE(comes([&] { return accounts.session()->online(); }));
  const std::string outbox = places.outbox(address.text(), "alice");
  ASSERT_TRUE(accounts.session()->client().outbox());
  accounts.logOut(0, true);
  EXPECT_TRUE(comes([&] { return accounts.count() == 0 && !std::filesystem::exists(outbox); }));
  EXPECT_FALSE(std::filesystem::exists(places.copy(address.text(), "alice")));
}

TEST_F(AccountsTest, AServerThatIsNotThereDoesNotHoldOneIn) {
  const client::Address nobody = *client::parse_address("127.0.0.1:1");
  client::TokenStore(places.tokens()).keep(nobody.text(), "alice", "secret").value();
  QSignalSpy failed(&accounts, &Accounts::failed);
  accounts.add(nobody, "alice");
  accounts.logOut(0, false);
  ASSERT_TRUE(comes([&] { return accounts.count() == 0; }));
  EXPECT_EQ(failed.count(), 1);
  EXPECT_FALSE(client::TokenStore(places.tokens()).find(nobody.text(), "alice"));
}

TEST_F(AccountsTest, ALineOfNonsenseIsPassedOver) {
  accounts.add(address, "alice");
  std::ofstream(places.config + "/desktop_accounts", std::ios::app) << "nonsense\n/../x y\nlocalhost:1 bob\n";
  Accounts again(places);
  again.restore();
  EXPECT_EQ(again.count(), 2);
}

TEST_F(AccountsTest, DevicesAreListedAndLoggedOut) {
  accounts.add(address, "alice");
  ASSERT_TRUE(comes([&] { return accounts.session()->online(); }));
  Devices devices;
  devices.setProperty("session", QVariant::fromValue(accounts.session()));
  devices.load();
  EXPECT_TRUE(devices.loading());
  ASSERT_TRUE(comes([&] { return devices.count() == 2; }));
  EXPECT_TRUE(devices.data(devices.index(0), Devices::current_role).toBool());
  EXPECT_EQ(devices.data(devices.index(1), Devices::device_role).toString(),
            QStringLiteral("Unnamed device"));
  devices.revoke(1);
  ASSERT_TRUE(comes([&] { return devices.count() == 1; }));
  EXPECT_TRUE(devices.error().isEmpty());
}

TEST_F(AccountsTest, APasswordIsChangedByWhoKnowsThePresentOne) {
  accounts.add(address, "alice");
  ASSERT_TRUE(comes([&] { return accounts.session()->online(); }));
  PasswordForm form;
  form.setProperty("session", QVariant::fromValue(accounts.session()));
  QSignalSpy done(&form, &PasswordForm::done);
  form.submit({}, QStringLiteral("short"));
  EXPECT_FALSE(form.old_error().isEmpty());
  EXPECT_FALSE(form.new_error().isEmpty());
  form.submit(QStringLiteral("a wrong one"), QStringLiteral("a long new one"));
  ASSERT_TRUE(comes([&] { return !form.busy(); }));
  EXPECT_FALSE(form.old_error().isEmpty());
  form.submit(QStringLiteral("present one"), QStringLiteral("a long new one"));
  EXPECT_TRUE(comes([&] { return done.count() == 1; }));
}

}  // namespace
}  // namespace banter::desktop
