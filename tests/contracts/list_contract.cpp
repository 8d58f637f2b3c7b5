// The list of conversations: rows, cursors, those that were left.
#include <map>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_P(StorageContract, ARowTellsAllAboutARoom) {
  const AccountKey anna = add_account("Anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#Tea", false, "hot");
  join(tea, anna, RoomRole::moderator);
  join(tea, ben);
  send(tea, ben, "one");
  send(tea, anna, "two");
  const auto third = send(tea, ben, std::string(150, 'a') + std::string(60, 'b'));
  const base::Millis sent_at = now;
  must(conversations().put_member(
      tea, {.account = anna, .role = RoomRole::moderator, .joined_at = 1, .read_seq = 1, .cleared_seq = 0}));
  next_transaction();
  const auto page = must(conversations().changed_since(anna, "", 500));
  ASSERT_EQ(page.rows.size(), 1);
  EXPECT_FALSE(page.more);
  const protocol::ConversationRow& row = page.rows[0];
  EXPECT_EQ(row.conversation, "cTea");
  EXPECT_EQ(row.kind, protocol::ConversationKind::room);
  EXPECT_EQ(row.receiver, "#Tea");
  EXPECT_EQ(row.title, "#Tea");
  EXPECT_EQ(row.topic, "hot");
  EXPECT_EQ(row.visibility, protocol::Visibility::private_);
  EXPECT_EQ(row.member_count, 2);
  EXPECT_EQ(row.last_message, std::string(150, 'a') + std::string(50, 'b'));
  EXPECT_EQ(row.last_sender, "ben");
  EXPECT_EQ(row.last_sent_at, sent_at);
  EXPECT_EQ(row.last_seq, 3);
  EXPECT_EQ(row.version, third.version);
  EXPECT_EQ(row.read_seq, 1);
  EXPECT_EQ(row.cleared_seq, 0);
  EXPECT_EQ(row.first_seq, 1);
  EXPECT_EQ(row.unread, 1) << "own messages are not unread";
  EXPECT_EQ(row.role, RoomRole::moderator);
  EXPECT_EQ(row.updated_at, sent_at);
  EXPECT_FALSE(row.left);
}

TEST_P(StorageContract, ARowNamesThePartner) {
  const AccountKey anna = add_account("Anna", "Anna A.");
  const AccountKey ben = add_account("ben");
  const AccountKey carl = add_account("carl");
  must(conversations().add_direct("cab", anna, ben, 1));
  must(conversations().add_direct("cca", carl, anna, 2));
  must(conversations().add_direct("cbb", ben, ben, 3));
  const auto of_ben = must(conversations().changed_since(ben, "", 500)).rows;
  ASSERT_EQ(of_ben.size(), 2);
  EXPECT_EQ(of_ben[0].kind, protocol::ConversationKind::direct);
  EXPECT_EQ(of_ben[0].receiver, "Anna");
  EXPECT_EQ(of_ben[0].title, "Anna A.");
  EXPECT_EQ(of_ben[0].member_count, 2);
  EXPECT_FALSE(of_ben[0].topic);
  EXPECT_FALSE(of_ben[0].visibility);
  EXPECT_FALSE(of_ben[0].role);
  EXPECT_FALSE(of_ben[0].last_message);
  EXPECT_EQ(of_ben[0].first_seq, 0);
  EXPECT_EQ(of_ben[1].receiver, "ben");
  EXPECT_THAT(ids_of(must(conversations().changed_since(anna, "", 500)).rows), ElementsAre("cab", "cca"));
  EXPECT_EQ(must(conversations().changed_since(anna, "", 500)).rows[1].title, "carl");
}

TEST_P(StorageContract, UnreadAndLastMessageKeepToWhatIsVisible) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, ben);
  const auto row = [&](std::int64_t read_seq, std::int64_t cleared_seq) {
    must(conversations().put_member(
        tea, {.account = anna, .joined_at = 1, .read_seq = read_seq, .cleared_seq = cleared_seq}));
    return must(conversations().changed_since(anna, "", 500)).rows.at(0);
  };
  for (int i = 0; i < 6; ++i)
    send(tea, ben, "word");
  must(messages().erase(tea, 2));
  EXPECT_EQ(row(0, 0).unread, 5) << "what was taken back is not unread";
  EXPECT_EQ(row(1, 3).unread, 3);
  EXPECT_EQ(row(4, 3).unread, 2);
  EXPECT_EQ(row(6, 0).unread, 0);
  EXPECT_EQ(row(6, 5).last_message, "word");
  EXPECT_FALSE(row(6, 6).last_message) << "nothing is visible any more";
  EXPECT_EQ(row(6, 6).last_seq, 6);
  must(messages().erase(tea, 6));
  EXPECT_EQ(row(0, 0).last_message, "");
  EXPECT_EQ(row(0, 0).last_sender, "ben");

  for (int i = 0; i < 1200; ++i)
    send(tea, ben, "word");
  EXPECT_EQ(row(0, 0).unread, 1000) << "counted up to here";
  EXPECT_EQ(row(300, 0).unread, 906);
}

TEST_P(StorageContract, TheInvitedSeeTheRoomAndNothingThatWasSaid) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea", false);
  join(tea, ben);
  send(tea, ben, "secret");
  join(tea, anna, RoomRole::invited);
  const auto row = must(conversations().changed_since(anna, "", 500)).rows.at(0);
  EXPECT_EQ(row.receiver, "#tea");
  EXPECT_EQ(row.role, RoomRole::invited);
  EXPECT_FALSE(row.last_message);
  EXPECT_FALSE(row.last_sender);
  EXPECT_FALSE(row.last_sent_at);
  EXPECT_EQ(row.unread, 0);
}

TEST_P(StorageContract, ACursorGivesWhatChangedSince) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey milk = add_room("#milk");
  const ConversationKey other = add_room("#other");
  join(tea, anna);
  join(milk, anna);
  join(other, ben);
  next_transaction();
  std::string cursor;
  const auto changed = [&] {
    const auto page = must(conversations().changed_since(anna, cursor, 500));
    cursor = page.cursor;
    return ids_of(page.rows);
  };
  EXPECT_THAT(changed(), UnorderedElementsAre("ctea", "cmilk"));
  EXPECT_THAT(changed(), IsEmpty());
  send(other, ben, "not for anna");
  EXPECT_THAT(changed(), IsEmpty());
  send(tea, ben, "hello");
  EXPECT_THAT(changed(), ElementsAre("ctea")) << "also before the commit";
  next_transaction();
  EXPECT_THAT(changed(), IsEmpty());
  must(messages().edit(tea, 1, "hallo", {}, 5));
  next_transaction();
  EXPECT_THAT(changed(), ElementsAre("ctea"));
  must(conversations().append_notice(milk,
                                     {.at = 1, .kind = "topic", .account = ben, .by = ben, .text = "x"}));
  EXPECT_THAT(changed(), ElementsAre("cmilk"));
  must(conversations().put_member(milk, {.account = anna, .joined_at = 1, .read_seq = 1}));
  EXPECT_THAT(changed(), ElementsAre("cmilk")) << "own marks";
  must(conversations().rename(tea, "#chai"));
  must(conversations().set_topic(milk, "white"));
  EXPECT_THAT(changed(), UnorderedElementsAre("ctea", "cmilk"));
  join(milk, ben);
  EXPECT_THAT(changed(), ElementsAre("cmilk")) << "the number of members";
  join(other, anna, RoomRole::invited);
  EXPECT_THAT(changed(), ElementsAre("cother"));
}

TEST_P(StorageContract, WhatWasLeftIsToldOnceToThoseWhoKnewIt) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  next_transaction();
  const std::string before = must(conversations().changed_since(anna, "", 500)).cursor;
  must(conversations().remove_member(tea, anna));
  next_transaction();
  const auto page = must(conversations().changed_since(anna, before, 500));
  ASSERT_THAT(ids_of(page.rows), ElementsAre("-ctea"));
  EXPECT_EQ(page.rows[0], (protocol::ConversationRow{.conversation = "ctea", .left = true}));
  send(tea, ben, "she does not hear this");
  next_transaction();
  EXPECT_THAT(must(conversations().changed_since(anna, page.cursor, 500)).rows, IsEmpty());
  EXPECT_THAT(ids_of(must(conversations().changed_since(anna, before, 500)).rows), ElementsAre("-ctea"));
  EXPECT_THAT(must(conversations().changed_since(anna, "", 500)).rows, IsEmpty());
  join(tea, anna);
  EXPECT_THAT(ids_of(must(conversations().changed_since(anna, page.cursor, 500)).rows), ElementsAre("ctea"));
}

TEST_P(StorageContract, AnUnreadableCursorIsTheBeginning) {
  const AccountKey anna = add_account("anna");
  join(add_room("#tea"), anna);
  next_transaction();
  for (const char* cursor :
       {"", "x", "-1", " 1", "1 ", "99999999999999999999", "999999", "1;drop table members"}) {
    EXPECT_THAT(ids_of(must(conversations().changed_since(anna, cursor, 500)).rows), ElementsAre("ctea"))
        << cursor;
  }
}

TEST_P(StorageContract, PagingWhileOthersWriteLosesNothing) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  std::vector<ConversationKey> rooms;
  for (int i = 0; i < 25; ++i) {
    rooms.push_back(add_room("#r" + std::to_string(i)));
    join(rooms.back(), anna);
  }
  next_transaction();
  std::map<std::string, std::int64_t> versions;  // what a client knows
  std::string cursor;
  int writes = 0;
  while (true) {
    const auto page = must(conversations().changed_since(anna, cursor, 3));
    EXPECT_LE(page.rows.size(), 3);
    for (const auto& row : page.rows)
      versions[row.conversation] = row.version;
    cursor = page.cursor;
    if (!page.more) break;
    if (writes < 20) {
      send(rooms[static_cast<std::size_t>(writes * 7 % 25)], ben, "between two pages");
      ++writes;
      next_transaction();
    }
  }
  EXPECT_EQ(versions.size(), 25);
  for (const ConversationKey room : rooms)
    EXPECT_EQ(versions[record(room).id], record(room).version);
}

TEST_P(StorageContract, APageOfRowsIsBounded) {
  const AccountKey anna = add_account("anna");
  for (int i = 0; i < 300; ++i) {
    join(add_room("#r" + std::to_string(i), true, std::string(1024, 't')), anna);
  }
  std::string cursor;
  std::size_t rows = 0;
  int pages = 0;
  while (true) {
    const auto page = must(conversations().changed_since(anna, cursor, 500));
    std::size_t bytes = 0;
    for (const auto& row : page.rows)
      bytes += row.topic->size();
    EXPECT_LE(bytes, 256 * 1024);
    rows += page.rows.size();
    ++pages;
    cursor = page.cursor;
    if (!page.more) break;
  }
  EXPECT_EQ(rows, 300);
  EXPECT_GT(pages, 1);
}

}  // namespace banter::contracts
