// What people put on messages and conversations: bans, arrangements, read marks, pins and reactions.

#include <gmock/gmock.h>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

// "👍 2 anna ben, ❤️ 1 anna"
std::string reactions_of(const protocol::Message& message) {
  std::string text;
  for (const protocol::Reaction& reaction : message.reactions) {
    if (!text.empty()) text += ", ";
    text += reaction.emoji + " " + std::to_string(reaction.count);
    for (const std::string& name : reaction.usernames)
      text += " " + name;
  }
  return text;
}

}  // namespace

TEST_P(StorageContract, ABanHoldsUntilItIsLifted) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea"), other = add_room("#other");
  join(tea, anna);
  EXPECT_FALSE(must(conversations().is_banned(tea, ben)));
  must(conversations().set_banned(tea, ben, true));
  must(conversations().set_banned(tea, ben, true));
  for (int round = 0; round < 2; ++round) {
    EXPECT_TRUE(must(conversations().is_banned(tea, ben)));
    EXPECT_FALSE(must(conversations().is_banned(tea, anna)));
    EXPECT_FALSE(must(conversations().is_banned(other, ben)));
    next_transaction();
  }
  must(conversations().set_banned(tea, ben, false));
  EXPECT_FALSE(must(conversations().is_banned(tea, ben)));
}

TEST_P(StorageContract, OwnersAreCounted) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna, RoomRole::owner);
  join(tea, ben, RoomRole::owner);
  EXPECT_EQ(must(conversations().count_role(tea, RoomRole::owner)), 2);
  EXPECT_EQ(must(conversations().count_role(tea, RoomRole::moderator)), 0);
  must(conversations().remove_member(tea, ben));
  EXPECT_EQ(must(conversations().count_role(tea, RoomRole::owner)), 1);
}

TEST_P(StorageContract, AnArrangementIsOnesOwnAndOutlastsLeaving) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  const std::string before = must(conversations().changed_since(anna, "", 10)).cursor;
  next_transaction();
  must(conversations().arrange(tea, anna, {.muted_until = 5, .pinned = true, .draft = "Shall we"}));
  must(conversations().arrange(tea, anna, {.mentions_only = true}));
  next_transaction();
  const auto changed = must(conversations().changed_since(anna, before, 10));
  ASSERT_EQ(changed.rows.size(), 1u) << "other devices learn of it";
  EXPECT_EQ(changed.rows[0].muted_until, 5);
  EXPECT_EQ(changed.rows[0].draft, "Shall we");
  EXPECT_TRUE(changed.rows[0].pinned);
  EXPECT_TRUE(changed.rows[0].mentions_only);
  const auto others = must(conversations().changed_since(ben, "", 10));
  EXPECT_FALSE(others.rows[0].pinned);
  EXPECT_EQ(others.rows[0].draft, std::nullopt);

  must(conversations().arrange(tea, anna, {.muted_until = 0, .draft = ""}));
  must(conversations().remove_member(tea, anna));
  join(tea, anna);
  const auto again = must(conversations().changed_since(anna, "", 10));
  EXPECT_EQ(again.rows[0].muted_until, std::nullopt);
  EXPECT_EQ(again.rows[0].draft, std::nullopt);
  EXPECT_TRUE(again.rows[0].pinned);
}

TEST_P(StorageContract, MarksAreKeptWithTheMembership) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  must(conversations().put_member(tea, {.account = anna, .delivered_seq = 3, .read_seq = 2}));
  next_transaction();
  const auto member = must(conversations().member(tea, anna));
  ASSERT_TRUE(member);
  EXPECT_EQ(member->delivered_seq, 3);
  EXPECT_EQ(member->read_seq, 2);
  const auto other = reader();
  must(other->begin());
  const auto listed = must(other->conversations().members(tea, "", 10));
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].delivered_seq, 3);
  EXPECT_EQ(listed[0].read_seq, 2);
}

TEST_P(StorageContract, APinIsAChangeOfTheMessage) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  send(tea, anna, "a");
  send(tea, anna, "b");
  EXPECT_EQ(must(messages().set_pinned(tea, 1, true)), 3);
  EXPECT_TRUE(must(messages().by_seq(tea, 1))->pinned);
  EXPECT_FALSE(must(messages().by_seq(tea, 2))->pinned);
  next_transaction();
  const auto changes = must(messages().changes(record(tea), 0, 2, 10));
  ASSERT_EQ(changes.messages.size(), 1u);
  EXPECT_TRUE(changes.messages[0].pinned);
  EXPECT_EQ(changes.messages[0].version, 3);
  EXPECT_EQ(must(messages().edit(tea, 1, "a!", {}, now)), 4);
  EXPECT_TRUE(must(messages().page_before(record(tea), 0, {}, 10)).messages[0].pinned);
  EXPECT_EQ(must(messages().set_pinned(tea, 1, false)), 5);
  EXPECT_FALSE(must(messages().page_before(record(tea), 0, {}, 10)).messages[0].pinned);
}

TEST_P(StorageContract, ReactionsStandInTheOrderInWhichTheyCame) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  send(tea, anna, "a");
  const auto react = [&](AccountKey who, std::string_view emoji, bool present = true) {
    return must(messages().set_reaction(tea, 1, {.account = who, .emoji = emoji, .present = present}));
  };
  const auto shown = [&] {
    return reactions_of(must(messages().page_before(record(tea), 0, {}, 10)).messages[0]);
  };
  EXPECT_EQ(react(ben, "👍"), 2);
  EXPECT_EQ(react(ben, "❤️"), 3);
  EXPECT_EQ(react(anna, "👍"), 4);
  EXPECT_EQ(react(anna, "👍"), std::nullopt) << "twice is once";
  EXPECT_EQ(react(anna, "🎉", false), std::nullopt) << "was not there";
  next_transaction();
  EXPECT_EQ(shown(), "👍 2 ben anna, ❤️ 1 ben");
  EXPECT_EQ(must(messages().count_other_emojis(tea, 1, "👍")), 1);
  EXPECT_EQ(must(messages().count_other_emojis(tea, 1, "🎉")), 2);
  EXPECT_EQ(react(ben, "👍", false), 5);
  EXPECT_EQ(shown(), "❤️ 1 ben, 👍 1 anna") << "an emoji stands where the first of those who are left put it";
  next_transaction();
  const auto changes = must(messages().changes(record(tea), 0, 4, 10));
  ASSERT_EQ(changes.messages.size(), 1u);
  EXPECT_EQ(reactions_of(changes.messages[0]), "❤️ 1 ben, 👍 1 anna");
  react(anna, "👍", false);
  react(ben, "❤️", false);
  EXPECT_EQ(shown(), "");
}

TEST_P(StorageContract, OfManyWhoReactOnlyTheFirstAreNamed) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  send(tea, anna, "a");
  for (int i = 0; i < 25; ++i) {
    const AccountKey one = add_account("user" + std::to_string(i));
    must(messages().set_reaction(tea, 1, {.account = one, .emoji = "👍"}));
  }
  const auto page = must(messages().page_before(record(tea), 0, {}, 10));
  ASSERT_EQ(page.messages[0].reactions.size(), 1u);
  EXPECT_EQ(page.messages[0].reactions[0].count, 25);
  ASSERT_EQ(page.messages[0].reactions[0].usernames.size(), 20u);
  EXPECT_EQ(page.messages[0].reactions[0].usernames[19], "user19");
}

TEST_P(StorageContract, WithAMessageItsReactionsAndPinGo) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  send(tea, anna, "a");
  must(messages().set_reaction(tea, 1, {.account = anna, .emoji = "👍"}));
  must(messages().set_pinned(tea, 1, true));
  must(messages().erase(tea, 1));
  next_transaction();
  const auto page = must(messages().page_before(record(tea), 0, {}, 10));
  EXPECT_TRUE(page.messages[0].deleted);
  EXPECT_FALSE(page.messages[0].pinned);
  EXPECT_EQ(reactions_of(page.messages[0]), "");
}

TEST_P(StorageContract, UnreadMentionsAreCounted) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  const auto say = [&](AccountKey who, core::Mentions mentions) {
    must(messages().append(
        {.conversation = tea, .sender = who, .content = "x", .mentions = std::move(mentions)}));
  };
  const auto counted = [&](AccountKey who) {
    const auto rows = must(conversations().changed_since(who, "", 10)).rows;
    return std::pair(static_cast<int>(rows.at(0).unread), static_cast<int>(rows.at(0).mentions));
  };
  say(anna, {.names = {"ben"}, .accounts = {ben}});
  say(anna, {});
  say(anna, {.names = {"@room", "ben"}, .accounts = {ben}, .everybody = true});
  say(ben, {.names = {"@room"}, .everybody = true});
  next_transaction();
  EXPECT_EQ(counted(ben), std::pair(3, 2)) << "one that names twice counts once, one's own not at all";
  EXPECT_EQ(counted(anna), std::pair(1, 1));
  must(messages().edit(tea, 2, "y", {.names = {"ben"}, .accounts = {ben}}, 1));
  must(messages().edit(tea, 1, "y", {}, 1));
  EXPECT_EQ(counted(ben), std::pair(3, 2));
  must(messages().erase(tea, 3));
  next_transaction();
  EXPECT_EQ(counted(ben), std::pair(2, 1));
  must(conversations().put_member(tea, {.account = ben, .read_seq = 2}));
  EXPECT_EQ(counted(ben), std::pair(0, 0));
}

TEST_P(StorageContract, WhoIsBlockedByWhom) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben"), cleo = add_account("cleo");
  EXPECT_TRUE(must(storage->blocks().blockers_of(anna))->empty());
  must(storage->blocks().set_blocked(cleo, anna, true));
  must(storage->blocks().set_blocked(ben, anna, true));
  must(storage->blocks().set_blocked(ben, anna, true));
  must(storage->blocks().set_blocked(ben, cleo, true));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(*must(storage->blocks().blockers_of(anna)), (std::vector{ben, cleo}));
    EXPECT_EQ(*must(storage->blocks().blockers_of(cleo)), (std::vector{ben}));
    EXPECT_EQ(must(storage->blocks().blocked_by(ben)), (std::vector{anna, cleo}));
    EXPECT_EQ(must(storage->blocks().blocked_by(anna)), (std::vector<AccountKey>{}));
    next_transaction();
  }
  const auto other = reader();
  must(other->begin());
  EXPECT_EQ(must(other->blocks().blocked_by(ben)), (std::vector{anna, cleo}));
  must(storage->blocks().set_blocked(ben, anna, false));
  EXPECT_EQ(*must(storage->blocks().blockers_of(anna)), (std::vector{cleo}));
  storage->rollback();
  begin();
  EXPECT_EQ(*must(storage->blocks().blockers_of(anna)), (std::vector{ben, cleo})) << "it was never stored";
}

TEST_P(StorageContract, TheListTellsNothingOfTheBlocked) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  must(messages().append({.conversation = tea,
                          .sender = anna,
                          .content = "@ben!",
                          .mentions = {.names = {"ben"}, .accounts = {ben}}}));
  must(storage->blocks().set_blocked(ben, anna, true));
  next_transaction();
  const auto hidden = must(conversations().changed_since(ben, "", 10)).rows.at(0);
  EXPECT_EQ(hidden.unread, 0);
  EXPECT_EQ(hidden.mentions, 0);
  EXPECT_EQ(hidden.last_message, std::nullopt);
  must(storage->blocks().set_blocked(ben, anna, false));
  const auto shown = must(conversations().changed_since(ben, "", 10)).rows.at(0);
  EXPECT_EQ(shown.unread, 1);
  EXPECT_EQ(shown.mentions, 1);
  EXPECT_EQ(shown.last_message, "@ben!");
}

TEST_P(StorageContract, WhatWasSaidBetweenTwoStaysInTheListOfWhoBlocks) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey direct = must(conversations().add_direct("c1", anna, ben, now));
  send(direct, anna, "hi");
  must(storage->blocks().set_blocked(ben, anna, true));
  next_transaction();
  const auto row = must(conversations().changed_since(ben, "", 10)).rows.at(0);
  EXPECT_EQ(row.last_message, "hi");
  EXPECT_EQ(row.unread, 1);
}

}  // namespace banter::contracts
