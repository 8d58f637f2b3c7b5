#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace {

std::vector<std::string> names_of(const std::vector<protocol::Member>& members) {
  std::vector<std::string> names;
  for (const auto& member : members)
    names.push_back(member.username);
  return names;
}

std::vector<std::string> names_of(const std::vector<protocol::RoomRow>& rooms) {
  std::vector<std::string> names;
  for (const auto& room : rooms)
    names.push_back(room.room);
  return names;
}

}  // namespace

TEST_P(StorageContract, AFreshStoreHasTheGeneralRoom) {
  const auto general = must(conversations().by_room("#general"));
  ASSERT_TRUE(general);
  EXPECT_EQ(general->room, core::kGeneralRoom);
  EXPECT_EQ(general->kind, protocol::ConversationKind::room);
  EXPECT_TRUE(general->is_public);
  EXPECT_EQ(general->member_count, 0);
  EXPECT_GT(general->id.size(), 20) << "not to be guessed";
  EXPECT_EQ(must(conversations().by_id(general->id))->key, general->key);
}

TEST_P(StorageContract, ARoomIsFoundByKeyIdAndName) {
  const ConversationKey tea = add_room("#Tea", true, "black & green");
  for (int round = 0; round < 3; ++round) {
    for (const auto& found : {must(conversations().by_key(tea)), must(conversations().by_id("cTea")),
                              must(conversations().by_room("#tea")), must(conversations().by_room("#TEA"))}) {
      ASSERT_TRUE(found);
      EXPECT_EQ(found->key, tea);
      EXPECT_EQ(found->id, "cTea");
      EXPECT_EQ(found->kind, protocol::ConversationKind::room);
      EXPECT_EQ(found->room, "#Tea");
      EXPECT_EQ(found->topic, "black & green");
      EXPECT_TRUE(found->is_public);
      EXPECT_EQ(found->created_at, now);
      EXPECT_EQ(found->updated_at, now);
      EXPECT_EQ(found->last_seq, 0);
      EXPECT_EQ(found->version, 0);
      EXPECT_EQ(found->member_count, 0);
    }
    next_transaction();
  }
  EXPECT_FALSE(must(conversations().by_id("ctea"))) << "ids are compared as they are";
  EXPECT_FALSE(must(conversations().by_room("tea")));
  EXPECT_FALSE(must(conversations().by_room("#te")));
  EXPECT_FALSE(must(conversations().by_room(std::string(100'000, '#'))));
  EXPECT_FALSE(must(conversations().by_key(ConversationKey{4711})));
}

TEST_P(StorageContract, ADirectConversationHasBothAccountsAsMembers) {
  const AccountKey anna = add_account("Anna");
  const AccountKey ben = add_account("ben");
  const AccountKey carl = add_account("carl");
  EXPECT_FALSE(must(conversations().by_pair(anna, ben)));
  const ConversationKey key = must(conversations().add_direct("cab", ben, anna, 77));
  for (int round = 0; round < 2; ++round) {
    for (const auto& found : {must(conversations().by_pair(anna, ben)),
                              must(conversations().by_pair(ben, anna)), must(conversations().by_id("cab"))}) {
      ASSERT_TRUE(found);
      EXPECT_EQ(found->key, key);
      EXPECT_EQ(found->kind, protocol::ConversationKind::direct);
      EXPECT_EQ(found->low, std::min(anna, ben));
      EXPECT_EQ(found->high, std::max(anna, ben));
      EXPECT_EQ(found->low_name, anna < ben ? "Anna" : "ben");
      EXPECT_EQ(found->high_name, anna < ben ? "ben" : "Anna");
      EXPECT_EQ(found->member_count, 2);
      EXPECT_EQ(found->created_at, 77);
    }
    EXPECT_EQ(must(conversations().member(key, anna))->joined_at, 77);
    EXPECT_TRUE(must(conversations().member(key, ben)));
    EXPECT_FALSE(must(conversations().by_pair(anna, carl)));
    EXPECT_FALSE(must(conversations().by_pair(anna, anna)));
    next_transaction();
  }
}

TEST_P(StorageContract, OneMayTalkToOneself) {
  const AccountKey anna = add_account("Anna");
  const ConversationKey key = must(conversations().add_direct("caa", anna, anna, 1));
  const auto found = must(conversations().by_pair(anna, anna));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key, key);
  EXPECT_EQ(found->member_count, 1);
  EXPECT_EQ(found->low, found->high);
}

TEST_P(StorageContract, AFormerNameKeepsLeadingToItsRoom) {
  const ConversationKey tea = add_room("#tea");
  next_transaction();
  must(conversations().rename(tea, "#Coffee"));
  must(conversations().set_topic(tea, "hot"));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(must(conversations().by_room("#coffee"))->key, tea);
    ASSERT_TRUE(must(conversations().by_room("#TEA")));
    EXPECT_EQ(must(conversations().by_room("#TEA"))->room, "#Coffee");
    EXPECT_EQ(must(conversations().by_key(tea))->topic, "hot");
    EXPECT_THAT(names_of(must(conversations().public_rooms("", "", 200))),
                ElementsAre("#Coffee", "#general"));
    next_transaction();
  }
  must(conversations().rename(tea, "#tea"));
  EXPECT_EQ(must(conversations().by_room("#coffee"))->room, "#tea");
}

TEST_P(StorageContract, PublicRoomsAreListedByName) {
  add_room("#Zebra");
  const ConversationKey tea = add_room("#tea", true, "Leaves in hot WATER");
  add_room("#secret", false, "water");
  join(tea, add_account("anna"));
  join(tea, add_account("ben"), RoomRole::invited);
  const auto rooms = [&](const char* query, const char* after, std::size_t limit) {
    return names_of(must(conversations().public_rooms(query, after, limit)));
  };
  EXPECT_THAT(rooms("", "", 200), ElementsAre("#general", "#tea", "#Zebra"));
  EXPECT_THAT(rooms("", "", 2), ElementsAre("#general", "#tea"));
  EXPECT_THAT(rooms("", "#TEA", 200), ElementsAre("#Zebra"));
  EXPECT_THAT(rooms("E", "", 200), ElementsAre("#general", "#tea", "#Zebra"));
  EXPECT_THAT(rooms("water", "", 200), ElementsAre("#tea"));
  EXPECT_THAT(rooms("_", "", 200), IsEmpty());
  const auto row = must(conversations().public_rooms("tea", "", 1)).front();
  EXPECT_EQ(row.conversation, "ctea");
  EXPECT_EQ(row.topic, "Leaves in hot WATER");
  EXPECT_EQ(row.member_count, 1);
}

TEST_P(StorageContract, MembersComeAndGo) {
  const AccountKey anna = add_account("Anna", "A.");
  const AccountKey ben = add_account("ben");
  const AccountKey carl = add_account("Carl");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey milk = add_room("#milk");
  EXPECT_FALSE(must(conversations().member(tea, anna)));
  must(conversations().put_member(
      tea, {.account = anna, .role = RoomRole::owner, .joined_at = 5, .read_seq = 6, .cleared_seq = 7}));
  join(tea, ben, RoomRole::invited);
  join(tea, carl);
  join(milk, anna);
  for (int round = 0; round < 2; ++round) {
    const auto member = must(conversations().member(tea, anna));
    ASSERT_TRUE(member);
    EXPECT_EQ(member->account, anna);
    EXPECT_EQ(member->role, RoomRole::owner);
    EXPECT_EQ(member->joined_at, 5);
    EXPECT_EQ(member->read_seq, 6);
    EXPECT_EQ(member->cleared_seq, 7);
    EXPECT_EQ(must(conversations().member(tea, ben))->role, RoomRole::invited);
    EXPECT_EQ(record(tea).member_count, 2) << "the invited are not counted";
    EXPECT_THAT(names_of(must(conversations().members(tea, "", 500))), ElementsAre("Anna", "Carl"));
    EXPECT_THAT(must(conversations().joined_by(anna)), UnorderedElementsAre(tea, milk));
    EXPECT_THAT(must(conversations().joined_by(ben)), IsEmpty());
    next_transaction();
  }
  join(tea, ben);
  join(tea, ben, RoomRole::moderator);
  EXPECT_EQ(record(tea).member_count, 3);
  EXPECT_THAT(names_of(must(conversations().members(tea, "ANNA", 1))), ElementsAre("ben"));
  const auto first = must(conversations().members(tea, "", 1)).front();
  EXPECT_EQ(first.display_name, "A.");
  EXPECT_EQ(first.role, RoomRole::owner);
  EXPECT_EQ(first.read_seq, 6);

  must(conversations().remove_member(tea, ben));
  must(conversations().remove_member(tea, ben));
  must(conversations().remove_member(milk, ben));
  for (int round = 0; round < 2; ++round) {
    EXPECT_FALSE(must(conversations().member(tea, ben)));
    EXPECT_EQ(record(tea).member_count, 2);
    EXPECT_EQ(record(milk).member_count, 1);
    EXPECT_THAT(names_of(must(conversations().members(tea, "", 500))), ElementsAre("Anna", "Carl"));
    next_transaction();
  }
}

TEST_P(StorageContract, TheHeirIsTheLongestStandingModeratorElseMember) {
  const ConversationKey tea = add_room("#tea");
  const AccountKey owner = add_account("owner");
  const AccountKey old_member = add_account("old");
  const AccountKey first_moderator = add_account("first");
  const AccountKey second_moderator = add_account("second");
  const AccountKey invited = add_account("invited");
  const auto put = [&](AccountKey account, RoomRole role, base::Millis joined_at) {
    must(conversations().put_member(tea, {.account = account, .role = role, .joined_at = joined_at}));
  };
  core::AccountRecord passing;
  passing.username = "guest";
  passing.role = protocol::Role::guest;
  const AccountKey guest = must(accounts().add(passing));
  put(owner, RoomRole::owner, 1);
  put(invited, RoomRole::invited, 1);
  put(guest, RoomRole::member, 1);
  EXPECT_FALSE(must(conversations().heir(tea, owner))) << "nobody is left";
  put(old_member, RoomRole::member, 2);
  EXPECT_EQ(must(conversations().heir(tea, owner)), old_member);
  put(second_moderator, RoomRole::moderator, 9);
  put(first_moderator, RoomRole::moderator, 8);
  EXPECT_EQ(must(conversations().heir(tea, owner)), first_moderator);
  must(conversations().remove_member(tea, first_moderator));
  EXPECT_EQ(must(conversations().heir(tea, owner)), second_moderator);
  put(old_member, RoomRole::owner, 2);
  EXPECT_FALSE(must(conversations().heir(tea, owner))) << "another owner stays";
  must(conversations().remove_member(tea, owner));
  EXPECT_EQ(must(conversations().heir(tea, old_member)), second_moderator) << "also when he has gone before";
}

TEST_P(StorageContract, ANoticeTakesAVersionAndNoPlace) {
  const AccountKey anna = add_account("Anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  EXPECT_EQ(must(conversations().append_notice(
                tea, {.at = 11, .kind = "join", .account = anna, .by = ben, .text = "hi"})),
            1);
  EXPECT_EQ(send(tea, anna, "one").version, 2);
  EXPECT_EQ(must(conversations().append_notice(
                tea, {.at = 12, .kind = "topic", .account = ben, .by = ben, .text = ""})),
            3);
  next_transaction();
  EXPECT_EQ(record(tea).last_seq, 1);
  EXPECT_EQ(record(tea).version, 3);
  const auto page = must(messages().page_before(record(tea), 0, {}, 50));
  ASSERT_EQ(page.notices.size(), 2);
  EXPECT_EQ(page.notices[0], (protocol::Notice{.at = 11,
                                               .after_seq = 0,
                                               .version = 1,
                                               .kind = protocol::NoticeKind::join,
                                               .username = "Anna",
                                               .by = "ben",
                                               .text = "hi"}));
  EXPECT_EQ(page.notices[1].after_seq, 1);
  EXPECT_EQ(page.notices[1].kind, protocol::NoticeKind::topic);
}

}  // namespace banter::contracts
