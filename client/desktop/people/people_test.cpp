#include "client/desktop/people/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QImage>
#include <QImageReader>
#include <QSignalSpy>

#include "client/core/session/token_store.hpp"
#include "client/core/testing/fake_server.hpp"
#include "client/core/testing/temp_dir.hpp"
#include "client/desktop/people/avatars.hpp"
#include "client/desktop/people/people_search.hpp"
#include "client/desktop/people/person_info.hpp"
#include "client/desktop/testing/stage.hpp"

namespace banter::desktop {
namespace {

using client::testing::FakePeer;
using client::testing::FakeServer;
using testing::await;

client::ClientOptions options_for(const std::string& address, const client::testing::TempDir& home) {
  client::ClientOptions result;
  result.address = *client::parse_address(address, true);
  result.places = {.config = home.path() + "/config", .state = home.path() + "/state"};
  result.user = "alice";
  return result;
}

/// The account `alice` of a server that knows anna, ben and 300 others; what it was asked is counted.
struct PeopleTest : ::testing::Test {
  PeopleTest() {
    EXPECT_TRUE(client::TokenStore(home.path() + "/state/tokens").keep(server.address(), "alice", "token"));
    server.serve([this](FakePeer& peer, const protocol::RequestFrame& frame) { answer(peer, frame); });
  }

  void answer(FakePeer& peer, const protocol::RequestFrame& frame) {
    if (std::holds_alternative<protocol::HelloRequest>(frame.request)) {
      peer.reply(frame.id, protocol::HelloReply{.server = "test", .protocol = 1});
    } else if (std::holds_alternative<protocol::ResumeRequest>(frame.request)) {
      peer.reply(frame.id, protocol::ResumeReply{.username = "alice", .role = protocol::Role::member});
    } else if (std::holds_alternative<protocol::ContactsRequest>(frame.request)) {
      peer.reply(frame.id, protocol::ContactsReply{.contacts = {{.username = "anna",
                                                                 .display_name = "Anna Bell",
                                                                 .status = protocol::Status::busy}}});
    } else if (std::holds_alternative<protocol::BlockedRequest>(frame.request)) {
      peer.reply(frame.id, protocol::BlockedReply{.users = {{.username = "mallory"}}});
    } else if (std::holds_alternative<protocol::ConversationsRequest>(frame.request)) {
      peer.reply(frame.id, protocol::ConversationsReply{.cursor = "1"});
    } else if (const auto* users = std::get_if<protocol::UsersRequest>(&frame.request)) {
      ++asked;
      protocol::UsersReply reply;
      if (users->query == "ben")
        reply.users = {{.username = "Ben",
                        .display_name = "Ben Ode",
                        .status = protocol::Status::away,
                        .text = "at lunch"}};
      if (!users->query) {
        for (int at = 0; at < 20; ++at)
          reply.users.push_back({.username = "user" + std::to_string(at), .display_name = "One of many"});
        reply.more = true;
      }
      peer.reply(frame.id, reply);
    } else if (std::holds_alternative<protocol::BlockRequest>(frame.request)) {
      peer.reply(frame.id, protocol::BlockReply{});
    } else if (std::holds_alternative<protocol::UnblockRequest>(frame.request)) {
      peer.refuse(frame.id, "unblock", protocol::ErrorCode::storage_unavailable, "The disk is full.");
    } else {
      peer.refuse(frame.id, "", protocol::ErrorCode::not_found);
    }
  }

  client::testing::TempDir home;
  std::atomic<int> asked = 0;
  FakeServer server;
  Session session{options_for(server.address(), home)};
};

TEST_F(PeopleTest, KnowsContactsAndAsksForOthersOnce) {
  People* people = People::of(&session);
  EXPECT_EQ(people, People::of(&session));
  EXPECT_EQ(people->shownName(QStringLiteral("anna")), QStringLiteral("anna"));
  session.start();
  ASSERT_TRUE(await([&] { return people->person(QStringLiteral("ANNA")).contact; }));
  EXPECT_EQ(people->shownName(QStringLiteral("anna")), QStringLiteral("Anna Bell"));
  EXPECT_TRUE(await([&] { return people->person(QStringLiteral("mallory")).blocked; }));
  PersonInfo ben;
  ben.setSession(&session);
  ben.setUsername(QStringLiteral("ben"));
  PersonInfo again;
  again.setSession(&session);
  again.setUsername(QStringLiteral("ben"));
  EXPECT_TRUE(await([&] { return ben.displayName() == QStringLiteral("Ben Ode"); }));
  EXPECT_EQ(ben.statusText(), QStringLiteral("away: at lunch"));
  PersonInfo stranger;
  stranger.setSession(&session);
  stranger.setUsername(QStringLiteral("nobody"));
  ASSERT_TRUE(await([&] { return asked == 2; }));
  EXPECT_EQ(stranger.displayName(), QStringLiteral("nobody"));
}

TEST_F(PeopleTest, ManyStrangersAreLookedForInTheListOfAll) {
  session.start();
  ASSERT_TRUE(await([&] { return session.online(); }));
  People* people = People::of(&session);
  for (int at = 0; at < 20; ++at)
    people->lookAt(QStringLiteral("user%1").arg(at));
  ASSERT_TRUE(
      await([&] { return people->shownName(QStringLiteral("user19")) == QStringLiteral("One of many"); }));
  EXPECT_EQ(asked, 1);
}

TEST_F(PeopleTest, BlockingShowsAtOnceAndARefusalIsASentence) {
  session.start();
  ASSERT_TRUE(await([&] { return session.online(); }));
  PersonInfo info;
  info.setSession(&session);
  info.setUsername(QStringLiteral("ben"));
  QSignalSpy refused(&info, &PersonInfo::refused);
  info.block();
  EXPECT_TRUE(info.busy());
  ASSERT_TRUE(await([&] { return !info.busy(); }));
  EXPECT_TRUE(info.isBlocked());
  EXPECT_EQ(refused.count(), 0);
  info.unblock();
  ASSERT_TRUE(await([&] { return refused.count() == 1; }));
  EXPECT_TRUE(info.isBlocked());
  EXPECT_FALSE(refused.at(0).at(0).toString().isEmpty());
}

TEST_F(PeopleTest, FollowsPresenceAndNames) {
  session.start();
  People* people = People::of(&session);
  ASSERT_TRUE(await([&] { return people->person(QStringLiteral("anna")).contact; }));
  QSignalSpy changed(people, &People::personChanged);
  Q_EMIT session.eventCame(
      protocol::PresenceEvent{.username = "anna", .status = protocol::Status::online, .text = "here"});
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(people->person(QStringLiteral("anna")).status, protocol::Status::online);
  Q_EMIT session.eventCame(protocol::ProfileEvent{.username = "anna", .display_name = "Dr. Bell"});
  EXPECT_EQ(people->shownName(QStringLiteral("anna")), QStringLiteral("Dr. Bell"));
  // What came along with something else is no better.
  people->hint("anna", "Anna");
  EXPECT_EQ(people->shownName(QStringLiteral("anna")), QStringLiteral("Dr. Bell"));
}

TEST_F(PeopleTest, ASearchGivesContactsFirstAndThenWhomTheServerKnows) {
  session.start();
  People* people = People::of(&session);
  ASSERT_TRUE(await([&] { return people->person(QStringLiteral("anna")).contact; }));
  PeopleSearch search;
  search.setSession(&session);
  ASSERT_TRUE(await([&] { return search.count() == 1; }));
  EXPECT_EQ(search.usernameAt(0), QStringLiteral("anna"));
  search.setQuery(QStringLiteral("BELL"));
  EXPECT_EQ(search.count(), 1);
  search.setQuery(QStringLiteral("ben"));
  EXPECT_EQ(search.count(), 0);
  ASSERT_TRUE(await([&] { return !search.searching(); }));
  EXPECT_EQ(search.count(), 1);
  EXPECT_EQ(search.usernameAt(0), QStringLiteral("Ben"));
  search.setWithout({QStringLiteral("ben")});
  EXPECT_EQ(search.count(), 0);
}

TEST(Avatars, KeepsASmallRoundPictureAndNothingElse) {
  const client::testing::TempDir home;
  const QString from = QString::fromStdString(home.path() + "/from");
  const QString to = QString::fromStdString(home.path() + "/to.png");
  QImage picture(400, 300, QImage::Format_RGB32);
  picture.fill(Qt::red);
  ASSERT_TRUE(picture.save(from, "JPEG"));
  ASSERT_TRUE(Avatars::keep(from, to));
  const QImage kept(to);
  EXPECT_EQ(kept.size(), QSize(Avatars::side, Avatars::side));
  EXPECT_EQ(kept.pixelColor(0, 0).alpha(), 0);
  EXPECT_GT(kept.pixelColor(Avatars::side / 2, Avatars::side / 2).red(), 200);
  // Not what a person's picture may be: too long, another format, no picture.
  QImage line(900, 10, QImage::Format_RGB32);
  ASSERT_TRUE(line.save(from, "PNG"));
  EXPECT_FALSE(Avatars::keep(from, to));
  ASSERT_TRUE(picture.save(from, "BMP"));
  EXPECT_FALSE(Avatars::keep(from, to));
  QFile file(from);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("<svg xmlns='http://www.w3.org/2000/svg'/>");
  file.close();
  EXPECT_FALSE(Avatars::keep(from, to));
}

}  // namespace
}  // namespace banter::desktop
