#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> names_of(const std::vector<core::AccountRecord>& records) {
  std::vector<std::string> names;
  for (const auto& record : records)
    names.push_back(record.username);
  return names;
}

core::TokenHash token(int number) {
  core::TokenHash hash{};
  hash[0] = static_cast<std::byte>(number);
  hash[31] = std::byte{0xff};
  return hash;
}

core::SessionRecord session(AccountKey account, int number, base::Millis last_used) {
  return {.key = {},
          .id = "s" + std::to_string(number),
          .account = account,
          .token_hash = token(number),
          .device = "a \"phone\"; drop table sessions",
          .address = "192.0.2.1",
          .created_at = 17,
          .last_used = last_used};
}

}  // namespace

TEST_P(StorageContract, AnAccountComesBackAsItWasAdded) {
  const core::AccountRecord added{.key = {},
                                  .username = "Anna",
                                  .display_name = "Anna Ö. '); --",
                                  .password_hash = "$2b$12$x",
                                  .role = protocol::Role::admin,
                                  .created_at = 5,
                                  .guest_until = 7,
                                  .removed = false};
  const AccountKey key = must(accounts().add(added));
  next_transaction();
  const auto found = must(accounts().by_key(key));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key, key);
  EXPECT_EQ(found->username, "Anna");
  EXPECT_EQ(found->display_name, added.display_name);
  EXPECT_EQ(found->password_hash, added.password_hash);
  EXPECT_EQ(found->role, protocol::Role::admin);
  EXPECT_EQ(found->created_at, 5);
  EXPECT_EQ(found->guest_until, 7);
  EXPECT_FALSE(found->removed);
}

TEST_P(StorageContract, NamesAreFoundWithoutRegardToCase) {
  const AccountKey anna = add_account("Anna");
  for (const char* name : {"Anna", "anna", "ANNA"}) {
    ASSERT_TRUE(must(accounts().by_name(name))) << name;
    EXPECT_EQ(must(accounts().by_name(name))->key, anna);
  }
  for (const char* name : {"", "ann", "anna ", "annа", "%", "a_na"}) {
    EXPECT_FALSE(must(accounts().by_name(name))) << name;
  }
  EXPECT_FALSE(must(accounts().by_name(std::string(100'000, 'a'))));
  EXPECT_FALSE(must(accounts().by_key(AccountKey{4711})));
}

TEST_P(StorageContract, AnUpdateReplacesWhatMayChangeAndNothingElse) {
  const AccountKey anna = add_account("Anna");
  next_transaction();
  core::AccountRecord changed = *must(accounts().by_key(anna));
  const auto before = must(accounts().by_key(anna));
  changed.username = "Berta";
  changed.created_at = 1;
  changed.display_name = "A.";
  changed.password_hash = "other";
  changed.role = protocol::Role::owner;
  changed.guest_until = 9;
  changed.removed = true;
  must(accounts().update(changed));
  for (int round = 0; round < 2; ++round) {
    const auto found = must(accounts().by_name("anna"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->username, "Anna");
    EXPECT_NE(found->created_at, 1);
    EXPECT_EQ(found->display_name, "A.");
    EXPECT_EQ(found->password_hash, "other");
    EXPECT_EQ(found->role, protocol::Role::owner);
    EXPECT_EQ(found->guest_until, 9);
    EXPECT_TRUE(found->removed);
    next_transaction();
  }
  EXPECT_EQ(before->display_name, "") << "a record that was handed out never changes";
  EXPECT_FALSE(must(accounts().by_name("Berta")));
}

TEST_P(StorageContract, PagesOfAccountsGoByFoldedName) {
  add_account("ben", "Benjamin B.");
  add_account("Anna");
  add_account("carl", "ANNABEL's friend");
  const AccountKey gone = add_account("dora");
  auto removed = *must(accounts().by_key(gone));
  removed.removed = true;
  must(accounts().update(removed));

  EXPECT_THAT(names_of(must(accounts().page("", "", 500))), ElementsAre("Anna", "ben", "carl"));
  EXPECT_THAT(names_of(must(accounts().page("", "", 2))), ElementsAre("Anna", "ben"));
  EXPECT_THAT(names_of(must(accounts().page("", "BEN", 2))), ElementsAre("carl"));
  EXPECT_THAT(names_of(must(accounts().page("", "bem", 1))), ElementsAre("ben"));
  EXPECT_THAT(names_of(must(accounts().page("aNNa", "", 500))), ElementsAre("Anna", "carl"));
  EXPECT_THAT(names_of(must(accounts().page("benjamin b", "", 500))), ElementsAre("ben"));
  EXPECT_THAT(names_of(must(accounts().page("b.", "", 500))), ElementsAre("ben"));
  EXPECT_THAT(must(accounts().page("njamin", "", 500)), IsEmpty()) << "in the middle of a word";
  EXPECT_THAT(must(accounts().page("%", "", 500)), IsEmpty());
  EXPECT_THAT(must(accounts().page("' or 1=1 --", "", 500)), IsEmpty());
}

TEST_P(StorageContract, PagesOfAccountsTellTheirLastUse) {
  const AccountKey anna = add_account("Anna");
  const AccountKey ben = add_account("ben");
  add_account("carl");
  const AccountKey gone = add_account("dora");
  auto removed = *must(accounts().by_key(gone));
  removed.removed = true;
  must(accounts().update(removed));
  must(sessions().add(session(anna, 1, 10)));
  must(sessions().add(session(anna, 2, 30)));
  must(sessions().add(session(anna, 3, 20)));
  must(sessions().add(session(ben, 4, 5)));
  for (int round = 0; round < 2; ++round) {
    std::vector<std::pair<std::string, base::Millis>> used;
    for (const core::UsedAccount& one : must(accounts().page_with_use("", 500)))
      used.emplace_back(one.account.username, one.last_used);
    EXPECT_THAT(used, ElementsAre(std::pair("Anna", 30), std::pair("ben", 5), std::pair("carl", 0)));
    EXPECT_EQ(must(accounts().page_with_use("ANNA", 1)).at(0).account, *must(accounts().by_key(ben)));
    EXPECT_THAT(must(accounts().page_with_use("carl", 500)), IsEmpty());
    next_transaction();
  }
}

TEST_P(StorageContract, AnErasedAccountLeavesNoTrace) {
  const AccountKey anna = add_account("Anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  must(sessions().add(session(anna, 1, 10)));
  next_transaction();
  const std::string cursor = must(conversations().changed_since(ben, "", 500)).cursor;
  must(accounts().erase(anna));
  for (int round = 0; round < 2; ++round) {
    EXPECT_FALSE(must(accounts().by_key(anna)));
    EXPECT_FALSE(must(accounts().by_name("anna")));
    EXPECT_FALSE(must(sessions().by_token(token(1))));
    EXPECT_THAT(must(sessions().of_account(anna)), IsEmpty());
    EXPECT_FALSE(must(conversations().member(tea, anna)));
    EXPECT_THAT(must(conversations().joined_by(anna)), IsEmpty());
    EXPECT_EQ(must(conversations().members(tea, "", 500)).size(), 1);
    EXPECT_EQ(record(tea).member_count, 1);
    EXPECT_THAT(ids_of(must(conversations().changed_since(ben, cursor, 500)).rows), ElementsAre("ctea"));
    next_transaction();
  }
  const AccountKey again = add_account("ANNA");
  EXPECT_NE(again, anna) << "a key is never given twice";
  EXPECT_EQ(must(accounts().by_name("anna"))->key, again);
  next_transaction();
  EXPECT_EQ(must(accounts().by_name("anna"))->username, "ANNA");
}

TEST_P(StorageContract, SessionsAreFoundByTokenUsedAndRemoved) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const core::SessionKey first = must(sessions().add(session(anna, 1, 10)));
  const core::SessionKey second = must(sessions().add(session(anna, 2, 20)));
  must(sessions().add(session(ben, 3, 30)));
  EXPECT_NE(first, second);
  next_transaction();

  const auto found = must(sessions().by_token(token(1)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key, first);
  EXPECT_EQ(found->id, "s1");
  EXPECT_EQ(found->account, anna);
  EXPECT_EQ(found->token_hash, token(1));
  EXPECT_EQ(found->device, "a \"phone\"; drop table sessions");
  EXPECT_EQ(found->address, "192.0.2.1");
  EXPECT_EQ(found->created_at, 17);
  EXPECT_EQ(found->last_used, 10);
  EXPECT_FALSE(must(sessions().by_token(token(4))));

  EXPECT_EQ(must(sessions().of_account(anna)).front().key, second);
  must(sessions().touch(first, 40, "2001:db8::1"));
  const auto all = must(sessions().of_account(anna));
  ASSERT_EQ(all.size(), 2);
  EXPECT_EQ(all[0].key, first);
  EXPECT_EQ(all[0].last_used, 40);
  EXPECT_EQ(all[0].address, "2001:db8::1");

  must(sessions().remove(first));
  EXPECT_FALSE(must(sessions().by_token(token(1))));
  EXPECT_EQ(must(sessions().of_account(anna)).size(), 1);
  must(sessions().remove(first));
  must(sessions().touch(first, 50, ""));
  EXPECT_FALSE(must(sessions().by_token(token(1))));
}

}  // namespace banter::contracts
