// The panels beside a conversation, against a server of which a test chooses every word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QDateTime>
#include <QQuickItem>
#include <QSignalSpy>

#include "client/core/testing/fake_server.hpp"
#include "client/desktop/conversations/conversation_info.hpp"
#include "client/desktop/rooms/member_list.hpp"
#include "client/desktop/rooms/room_maker.hpp"
#include "client/desktop/testing/stage.hpp"

namespace banter::desktop {
namespace {

using client::testing::FakePeer;
using client::testing::FakeServer;
using protocol::RoomRole;
using testing::await;
using ::testing::ElementsAre;

/// The account `alice`, a moderator of `#design`.
struct PanelsTest : ::testing::Test {
  PanelsTest() {
    server.serve([this](FakePeer& peer, const protocol::RequestFrame& frame) { answer(peer, frame); });
    stage = std::make_unique<testing::Stage>(server.address());
    EXPECT_TRUE(await([&] { return stage->session().stage() == QStringLiteral("signed_out"); }));
    stage->session().client().sign_in(protocol::LoginRequest{.username = "alice", .password = "a password"},
                                      [](const client::Outcome<client::SignedIn>&) {});
    EXPECT_TRUE(await([&] { return stage->session().online(); }));
    EXPECT_TRUE(await([&] { return Conversations::of(&stage->session())->find("design") != nullptr; }));
  }

  protocol::ConversationsReply rows() const {
    protocol::ConversationsReply reply{.cursor = "1"};
    reply.conversations = {{.conversation = "design",
                            .kind = protocol::ConversationKind::room,
                            .receiver = "#design",
                            .title = "#design",
                            .topic = "Colours, letters and everything between them",
                            .visibility = protocol::Visibility::public_,
                            .member_count = 5,
                            .role = RoomRole::moderator},
                           {.conversation = "anna",
                            .kind = protocol::ConversationKind::direct,
                            .receiver = "anna",
                            .title = "Anna Bell"}};
    return reply;
  }

  void answer(FakePeer& peer, const protocol::RequestFrame& frame) {
    const auto& request = frame.request;
    if (std::holds_alternative<protocol::HelloRequest>(request)) {
      peer.reply(frame.id, protocol::HelloReply{.server = "test", .protocol = 1});
    } else if (std::holds_alternative<protocol::LoginRequest>(request)) {
      peer.reply(frame.id,
                 protocol::LoginReply{.token = "token", .username = "alice", .role = protocol::Role::member});
    } else if (std::holds_alternative<protocol::ConversationsRequest>(request)) {
      peer.reply(frame.id, rows());
    } else if (std::holds_alternative<protocol::ContactsRequest>(request)) {
      peer.reply(frame.id, protocol::ContactsReply{.contacts = {{.username = "anna",
                                                                 .display_name = "Anna Bell",
                                                                 .status = protocol::Status::away,
                                                                 .text = "at lunch"}}});
    } else if (std::holds_alternative<protocol::BlockedRequest>(request)) {
      peer.reply(frame.id, protocol::BlockedReply{.users = {{.username = "mallory"}}});
    } else if (std::holds_alternative<protocol::MembersRequest>(request)) {
      peer.reply(
          frame.id,
          protocol::MembersReply{
              .members = {{.username = "alice", .display_name = "Alice", .role = RoomRole::moderator},
                          {.username = "anna", .display_name = "Anna Bell", .role = RoomRole::member},
                          {.username = "ben", .display_name = "Ben Ode", .role = RoomRole::owner},
                          {.username = "maryam", .display_name = "مريم حداد", .role = RoomRole::member},
                          {.username = "long",
                           .display_name = "Maximiliana Konstantinopolitanskaja-Smith",
                           .role = RoomRole::member}}});
    } else if (std::holds_alternative<protocol::KickRequest>(request)) {
      peer.reply(frame.id, protocol::KickReply{});
    } else if (std::holds_alternative<protocol::SearchRequest>(request)) {
      const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
      protocol::Message one{.conversation = "design",
                            .seq = 7,
                            .version = 7,
                            .sender = "anna",
                            .receiver = "#design",
                            .content = "The new icons are in; have a look at the icons of the menu.",
                            .sent_at = now - 60'000};
      one.highlights = {{.start = 8, .length = 5}, {.start = 41, .length = 5}};
      protocol::Message other = one;
      other.seq = 3;
      other.sender = "alice";
      other.sent_at -= 86'400'000;
      peer.reply(frame.id, protocol::SearchReply{.messages = {one, other}});
    } else if (std::holds_alternative<protocol::UsersRequest>(request)) {
      peer.reply(frame.id, protocol::UsersReply{});
    } else {
      peer.refuse(frame.id, "", protocol::ErrorCode::forbidden, "You may not do that here.");
    }
  }

  void show(const QString& showing, const QString& conversation, int width = 300) {
    stage->show(
        QStringLiteral("RightPanel { objectName: \"panel\"; session: App.session; conversation: \"%2\"; "
                       "showing: \"%1\" }")
            .arg(showing, conversation),
        width, 720);
  }
  bool sees(const QString& name) {
    return await([&] { return stage->called(name) != nullptr; });
  }

  FakeServer server;
  std::unique_ptr<testing::Stage> stage;
};

TEST_F(PanelsTest, MembersStandByRoleAndByName) {
  MemberList list;
  list.setSession(&stage->session());
  list.setConversation(QStringLiteral("design"));
  ASSERT_TRUE(await([&] { return list.count() == 5; }));
  const auto names = [&] {
    std::vector<std::string> result;
    for (int at = 0; at < list.count(); ++at)
      result.push_back(list.data(list.index(at), MemberList::UsernameRole).toString().toStdString());
    return result;
  };
  EXPECT_THAT(names(), ElementsAre("ben", "alice", "anna", "long", "maryam"));
  // A moderator puts out members, and nobody else; roles are the owner's.
  EXPECT_FALSE(list.data(list.index(0), MemberList::MayRemoveRole).toBool());
  EXPECT_FALSE(list.data(list.index(1), MemberList::MayRemoveRole).toBool());
  EXPECT_TRUE(list.data(list.index(2), MemberList::MayRemoveRole).toBool());
  EXPECT_FALSE(list.data(list.index(2), MemberList::MayPromoteRole).toBool());
  list.kick(QStringLiteral("anna"));
  EXPECT_TRUE(await([&] { return list.count() == 4; }));
  Q_EMIT stage->session().eventCame(protocol::MemberEvent{.conversation = "design",
                                                          .username = "zoe",
                                                          .change = protocol::MemberChange::join,
                                                          .role = RoomRole::member});
  EXPECT_THAT(names(), ElementsAre("ben", "alice", "long", "zoe", "maryam"));
  Q_EMIT stage->session().eventCame(protocol::MemberEvent{.conversation = "design",
                                                          .username = "zoe",
                                                          .change = protocol::MemberChange::role,
                                                          .role = RoomRole::owner});
  EXPECT_THAT(names(), ElementsAre("ben", "zoe", "alice", "long", "maryam"));
  QSignalSpy refused(&list, &MemberList::refused);
  list.ban(QStringLiteral("ben"));
  ASSERT_TRUE(await([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused.at(0).at(0).toString(), QStringLiteral("You may not do that here."));
  EXPECT_EQ(list.count(), 5);
}

TEST_F(PanelsTest, WhatTheServerRefusesIsTakenBack) {
  ConversationInfo info;
  info.setSession(&stage->session());
  info.setConversation(QStringLiteral("anna"));
  QSignalSpy refused(&info, &ConversationInfo::refused);
  bool was_pinned = false;
  QObject::connect(&info, &ConversationInfo::changed, [&] { was_pinned = was_pinned || info.pinned(); });
  info.setPinned(true);
  ASSERT_TRUE(await([&] { return refused.count() == 1 && !info.pinned(); }));
  EXPECT_TRUE(was_pinned);
  EXPECT_EQ(refused.at(0).at(1).toString(), QStringLiteral("You may not do that here."));
}

TEST_F(PanelsTest, NamesOfRoomsAreJudgedAsTheyAreTyped) {
  RoomMaker maker;
  maker.setSession(&stage->session());
  EXPECT_EQ(maker.objection(QString()), QString());
  EXPECT_EQ(maker.objection(QStringLiteral("#")), QString());
  EXPECT_EQ(maker.objection(QStringLiteral("colours-2")), QString());
  EXPECT_NE(maker.objection(QStringLiteral("two words")), QString());
  EXPECT_NE(maker.objection(QStringLiteral("#größe")), QString());
  EXPECT_NE(maker.objection(QString(65, u'a')), QString());
  EXPECT_NE(maker.objection(QStringLiteral("DESIGN")), QString());
}

TEST_F(PanelsTest, RightsFollowTheRole) {
  ConversationInfo info;
  info.setSession(&stage->session());
  info.setConversation(QStringLiteral("design"));
  EXPECT_TRUE(info.isRoom());
  EXPECT_TRUE(info.mayModerate());
  EXPECT_TRUE(info.mayInvite());
  EXPECT_FALSE(info.mayOwn());
  info.setConversation(QStringLiteral("anna"));
  EXPECT_FALSE(info.mayModerate());
  EXPECT_FALSE(info.mayInvite());
}

TEST_F(PanelsTest, MembersArePeopleWithTheirRoles) {
  show(QStringLiteral("members"), QStringLiteral("design"));
  EXPECT_TRUE(sees(QStringLiteral("Ben Ode, Owner, offline")));
  EXPECT_TRUE(sees(QStringLiteral("Anna Bell, away: at lunch")));
  EXPECT_TRUE(sees(QStringLiteral("Invite people")));
  stage->picture(QStringLiteral("panel-members"));
}

TEST_F(PanelsTest, TheRoomShowsOnlyWhatOneMayDo) {
  show(QStringLiteral("room"), QStringLiteral("design"));
  EXPECT_TRUE(sees(QStringLiteral("Topic")));
  EXPECT_TRUE(sees(QStringLiteral("Leave the room…")));
  EXPECT_EQ(stage->called(QStringLiteral("Name")), nullptr);
  stage->picture(QStringLiteral("panel-room"));
}

TEST_F(PanelsTest, APersonIsShownWithWhatCanBeDone) {
  show(QStringLiteral("person"), QStringLiteral("anna"));
  EXPECT_TRUE(sees(QStringLiteral("Remove from your contacts")));
  EXPECT_TRUE(sees(QStringLiteral("Block…")));
  EXPECT_TRUE(sees(QStringLiteral("away: at lunch")));
  stage->picture(QStringLiteral("panel-person"));
}

TEST_F(PanelsTest, BlockedPeopleCanBeUnblocked) {
  show(QStringLiteral("blocked"), QStringLiteral("anna"));
  EXPECT_TRUE(sees(QStringLiteral("Unblock")));
  stage->picture(QStringLiteral("panel-blocked"));
}

TEST_F(PanelsTest, ASearchFindsAndEnterOpensThePlace) {
  show(QStringLiteral("search"), QStringLiteral("design"));
  ASSERT_TRUE(sees(QStringLiteral("Search messages")));
  stage->picture(QStringLiteral("panel-search-empty"));
  QQuickItem* panel = stage->find(QStringLiteral("panel"));
  QSignalSpy opened(panel, SIGNAL(opened(QString, double)));
  stage->click(stage->called(QStringLiteral("Search messages")));
  stage->type(QStringLiteral("icons"));
  QQuickItem* list = nullptr;
  ASSERT_TRUE(await([&] {
    list = stage->called(QStringLiteral("Found messages"));
    return list != nullptr && list->property("count").toInt() == 2;
  }));
  stage->picture(QStringLiteral("panel-search"));
  stage->key(Qt::Key_Down);
  stage->key(Qt::Key_Down);
  stage->key(Qt::Key_Return);
  ASSERT_EQ(opened.count(), 1);
  EXPECT_EQ(opened.at(0).at(0).toString(), QStringLiteral("design"));
  EXPECT_EQ(opened.at(0).at(1).toInt(), 3);
}

}  // namespace
}  // namespace banter::desktop
