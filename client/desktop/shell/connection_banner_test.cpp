#include "client/desktop/shell/connection_banner.hpp"

#include <gtest/gtest.h>

#include <QTest>

#include "base/clock.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::desktop {
namespace {

struct ConnectionBannerTest : ::testing::Test {
  ConnectionBannerTest() {
    client::ClientOptions options;
    options.address = *client::parse_address("localhost:1");
    options.places = {.config = folder / "config", .state = folder / "state"};
    options.user = "me";
    session = std::make_unique<Session>(std::move(options));
  }

  void signed_in() { session->sessionChanged(client::SignedIn{.username = "me"}); }
  void lost(base::Millis wait) {
    session->connectionChanged(client::Waiting{.wait = wait,
                                               .until = base::SystemClock().steady() + wait,
                                               .reason = "Nobody answers.",
                                               .was_connected = true});
  }

  client::testing::TempDir folder;
  std::unique_ptr<Session> session;
  ConnectionBanner banner;
};

TEST_F(ConnectionBannerTest, SaysNothingForAMoment) {
  banner.set_session(session.get());
  signed_in();
  lost(30'000);
  EXPECT_FALSE(banner.shown());
  signed_in();
  EXPECT_FALSE(banner.shown());
  EXPECT_FALSE(QTest::qWaitFor([&] { return banner.shown(); }, 2'200));
}

TEST_F(ConnectionBannerTest, ThenTellsWhatWaitsAndWhenItIsTriedAgain) {
  banner.set_session(session.get());
  lost(30'000);
  ASSERT_TRUE(QTest::qWaitFor([&] { return banner.shown(); }, 10'000));
  EXPECT_TRUE(banner.words().startsWith(
      QStringLiteral("Off-line — messages will be sent when back · next attempt in ")))
      << banner.words().toStdString();
  EXPECT_EQ(banner.action(), QStringLiteral("retry"));

  client::Draft draft;
  draft.receiver = "ben";
  draft.content = "hi";
  const auto row = session->client().send(draft);
  ASSERT_TRUE(row);
  session->outboxChanged({});
  EXPECT_EQ(banner.waiting(), 1);
  EXPECT_TRUE(banner.words().contains(QStringLiteral("(1 waiting)")));
  // And goes at once.
  signed_in();
  EXPECT_FALSE(banner.shown());
}

TEST_F(ConnectionBannerTest, WhatDoesNotPassByWaitingIsTold) {
  banner.set_session(session.get());
  session->connectionChanged(client::Refused{.reason = "Its key has changed."});
  EXPECT_TRUE(banner.shown());
  EXPECT_EQ(banner.words(), QStringLiteral("Its key has changed."));
  session->sessionChanged(client::Anonymous{.reason = "Log in again."});
  EXPECT_EQ(banner.action(), QStringLiteral("log_in"));
}

}  // namespace
}  // namespace banter::desktop
