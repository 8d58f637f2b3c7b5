// What administrators did, invitations, and what administrators look through.

#include "base/hash.hpp"
#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

using protocol::AuditAct;

std::string subjects_of(const std::vector<core::AuditRecord>& acts) {
  std::string subjects;
  for (const core::AuditRecord& act : acts)
    subjects += (subjects.empty() ? "" : " ") + act.subject;
  return subjects;
}

core::InviteRecord invite(const std::string& id, base::Millis expires_at = 2'000'000'000'000) {
  return {.id = id,
          .code_hash = base::sha256("code of " + id),
          .note = "for " + id,
          .by = "anna",
          .at = 5,
          .expires_at = expires_at,
          .uses_left = 3};
}

std::string names_of(const std::vector<core::InviteRecord>& invites) {
  std::string names;
  for (const core::InviteRecord& one : invites)
    names += (names.empty() ? "" : " ") + one.id;
  return names;
}

}  // namespace

TEST_P(StorageContract, ActsAreToldNewestFirst) {
  must(
      audit().append({.at = 7, .by = "anna", .act = AuditAct::user_add, .subject = "ben", .text = "member"}));
  must(audit().append({.at = 8, .by = "", .act = AuditAct::user_role, .subject = "cleo", .text = "admin"}));
  next_transaction();
  must(audit().append({.at = 9, .by = "anna", .act = AuditAct::ban, .subject = "dora", .text = ""}));
  const auto all = must(audit().page({}, 50));
  ASSERT_EQ(subjects_of(all), "dora cleo ben");
  EXPECT_EQ(all[2].at, 7);
  EXPECT_EQ(all[2].by, "anna");
  EXPECT_EQ(all[2].act, AuditAct::user_add);
  EXPECT_EQ(all[2].text, "member");
  EXPECT_EQ(all[1].by, "");
  EXPECT_EQ(subjects_of(must(audit().page({}, 2))), "dora cleo");
  EXPECT_EQ(subjects_of(must(audit().page(all[1].number, 50))), "ben");
  next_transaction();
  const auto other = reader();
  must(other->begin());
  EXPECT_EQ(subjects_of(must(other->audit().page({}, 50))), "dora cleo ben");
  other->end();
}

TEST_P(StorageContract, AnActThatWasUndoneIsNotTold) {
  must(audit().append({.at = 7, .by = "", .act = AuditAct::user_add, .subject = "ben", .text = ""}));
  next_transaction();
  must(audit().append({.at = 8, .by = "", .act = AuditAct::user_add, .subject = "cleo", .text = ""}));
  storage->rollback();
  begin();
  EXPECT_EQ(subjects_of(must(audit().page({}, 50))), "ben");
}

TEST_P(StorageContract, OnlyTheNewestActsAreKept) {
  for (std::int64_t i = 1; i <= core::kMostAuditRecords + 3; ++i) {
    must(audit().append(
        {.at = i, .by = "", .act = AuditAct::user_add, .subject = std::to_string(i), .text = ""}));
  }
  const std::int64_t newest = core::kMostAuditRecords + 3;
  EXPECT_EQ(subjects_of(must(audit().page({}, 2))),
            std::to_string(newest) + " " + std::to_string(newest - 1));
  const auto oldest = must(audit().page(8, 50));
  EXPECT_EQ(subjects_of(oldest), "7 6 5 4");
}

TEST_P(StorageContract, InvitationsAreFoundByIdAndByCode) {
  must(invites().add(invite("i1")));
  must(invites().add(invite("i2")));
  for (int round = 0; round < 2; ++round) {
    const auto first = must(invites().by_code(base::sha256("code of i1")));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->id, "i1");
    EXPECT_EQ(first->note, "for i1");
    EXPECT_EQ(first->by, "anna");
    EXPECT_EQ(first->at, 5);
    EXPECT_EQ(first->expires_at, 2'000'000'000'000);
    EXPECT_EQ(first->uses_left, 3);
    EXPECT_EQ(must(invites().by_id("i2"))->code_hash, base::sha256("code of i2"));
    EXPECT_FALSE(must(invites().by_code(base::sha256("code of i3"))));
    EXPECT_FALSE(must(invites().by_id("i3")));
    next_transaction();
  }
  must(invites().set_uses_left("i1", 0));
  must(invites().set_uses_left("i3", 5));
  EXPECT_EQ(must(invites().by_id("i1"))->uses_left, 0);
  EXPECT_EQ(must(invites().by_id("i2"))->uses_left, 3);
}

TEST_P(StorageContract, InvitationsAreListedNewestFirst) {
  for (const char* id : {"i1", "i2", "i3", "i4"})
    must(invites().add(invite(id)));
  EXPECT_EQ(names_of(must(invites().page("", 50))), "i4 i3 i2 i1");
  EXPECT_EQ(names_of(must(invites().page("", 2))), "i4 i3");
  EXPECT_EQ(names_of(must(invites().page("i3", 50))), "i2 i1");
  EXPECT_EQ(names_of(must(invites().page("none", 50))), "");
}

TEST_P(StorageContract, InvitationsLongExpiredGo) {
  must(invites().add(invite("i1", 100)));
  must(invites().add(invite("i2", 200)));
  must(invites().remove_expired(200));
  EXPECT_EQ(names_of(must(invites().page("", 50))), "i2");
}

TEST_P(StorageContract, AdministratorsSeeAllAccounts) {
  const AccountKey anna = add_account("Anna", "Anna A.");
  const AccountKey ben = add_account("ben");
  add_account("cleo", "the annalist");
  core::AccountRecord gone = *must(accounts().by_key(ben));
  gone.removed = true;
  must(accounts().update(gone));
  for (const base::Millis used : {30, 50, 40}) {
    must(storage->sessions().add({.key = {},
                                  .id = "s" + std::to_string(used),
                                  .account = anna,
                                  .token_hash = base::sha256("token " + std::to_string(used)),
                                  .created_at = 1,
                                  .last_used = used}));
  }
  next_transaction();
  const auto all = reader();
  must(all->begin());
  const auto users = must(all->overview().users("", "", 50));
  ASSERT_EQ(users.size(), 3U);
  EXPECT_EQ(users[0].username, "Anna");
  EXPECT_EQ(users[0].display_name, "Anna A.");
  EXPECT_EQ(users[0].sessions, 3);
  EXPECT_EQ(users[0].last_used, 50);
  EXPECT_TRUE(users[1].removed);
  EXPECT_EQ(users[1].sessions, 0);
  EXPECT_EQ(users[1].last_used, std::nullopt);
  const auto matching = must(all->overview().users("ANNA", "", 50));
  ASSERT_EQ(matching.size(), 2U);
  EXPECT_EQ(matching[1].username, "cleo");
  EXPECT_EQ(must(all->overview().users("anna", "anna", 50)).size(), 1U);
  EXPECT_EQ(must(all->overview().users("", "", 2)).size(), 2U);
  EXPECT_EQ(must(all->overview().totals()).accounts, 2);
  all->end();
}

TEST_P(StorageContract, AdministratorsSeeAllRoomsByTheirPresentNames) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("Ben");
  const ConversationKey attic = add_room("#Attic", false, "Dust");
  const ConversationKey tea = add_room("#tea");
  join(attic, ben, RoomRole::owner);
  join(attic, anna, RoomRole::owner);
  join(tea, anna);
  must(conversations().rename(tea, "#zen"));
  must(conversations().set_retention(attic, 9));
  must(conversations().add_direct("direct", anna, ben, ++now));
  next_transaction();
  const auto all = reader();
  must(all->begin());
  const auto rooms = must(all->overview().rooms("", "", 50));
  ASSERT_EQ(rooms.size(), 3U);
  EXPECT_EQ(rooms[0].room, "#Attic");
  EXPECT_EQ(rooms[0].topic, "Dust");
  EXPECT_EQ(rooms[0].visibility, protocol::Visibility::private_);
  EXPECT_EQ(rooms[0].member_count, 2);
  EXPECT_EQ(rooms[0].owners, (std::vector<std::string>{"anna", "Ben"}));
  EXPECT_EQ(rooms[0].retention_days, 9);
  EXPECT_EQ(rooms[1].room, "#general");
  EXPECT_EQ(rooms[2].room, "#zen");
  EXPECT_EQ(rooms[2].conversation, "ctea");
  EXPECT_TRUE(rooms[2].owners.empty());
  EXPECT_EQ(rooms[2].retention_days, std::nullopt);
  EXPECT_EQ(must(all->overview().rooms("dust", "", 50)).size(), 1U);
  EXPECT_EQ(must(all->overview().rooms("", "#general", 50)).size(), 1U);
  EXPECT_EQ(must(all->overview().rooms("", "", 1)).size(), 1U);
  EXPECT_EQ(must(all->overview().totals()).conversations, 4);
  all->end();
}

}  // namespace banter::contracts
