// Contacts, presence, and who shares a conversation with whom.

#include <gmock/gmock.h>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names_of(const std::vector<core::ContactRecord>& contacts) {
  std::vector<std::string> names;
  for (const core::ContactRecord& one : contacts)
    names.push_back(one.username + (one.display_name.empty() ? "" : "/" + one.display_name) +
                    (one.last_seen > 0 ? "@" + std::to_string(one.last_seen) : ""));
  return names;
}

}  // namespace

TEST_P(StorageContract, ContactsAreListedByName) {
  const AccountKey cleo = add_account("cleo"), ben = add_account("Ben", "Big Ben"),
                   anna = add_account("anna");
  core::ContactStore& contacts = storage->contacts();
  EXPECT_THAT(must(contacts.contacts_of(anna)), IsEmpty());
  must(contacts.set_contact(anna, cleo, true));
  must(contacts.set_contact(anna, ben, true));
  must(contacts.set_contact(anna, ben, true));
  must(contacts.set_contact(cleo, ben, true));
  must(storage->presence().set_last_seen(cleo, 7));
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(names_of(must(contacts.contacts_of(anna))), ElementsAre("Ben/Big Ben", "cleo@7"));
    EXPECT_THAT(must(contacts.holders_of(ben)), ElementsAre(cleo, anna));
    EXPECT_TRUE(must(contacts.has_contact(anna, ben)));
    EXPECT_FALSE(must(contacts.has_contact(ben, anna)));
    next_transaction();
  }
  const auto other = reader();
  must(other->begin());
  EXPECT_THAT(must(other->contacts().holders_of(ben)), ElementsAre(cleo, anna));
  other->end();
  must(contacts.set_contact(anna, ben, false));
  must(contacts.set_contact(anna, ben, false));
  EXPECT_THAT(names_of(must(contacts.contacts_of(anna))), ElementsAre("cleo@7"));
  storage->rollback();
  begin();
  EXPECT_TRUE(must(contacts.has_contact(anna, ben))) << "it was never stored";
}

TEST_P(StorageContract, AClosedAccountIsNoContactAndAnErasedOneLeavesNothing) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben"), cleo = add_account("cleo");
  core::ContactStore& contacts = storage->contacts();
  for (const AccountKey other : {ben, cleo}) {
    must(contacts.set_contact(anna, other, true));
    must(contacts.set_contact(other, anna, true));
    must(storage->blocks().set_blocked(other, anna, true));
    must(storage->presence().set_status(other, protocol::OwnStatus::busy, "working"));
  }
  core::AccountRecord closed = *must(accounts().by_key(ben));
  closed.removed = true;
  must(accounts().update(closed));
  EXPECT_THAT(names_of(must(contacts.contacts_of(anna))), ElementsAre("cleo"));
  must(accounts().erase(cleo));
  next_transaction();
  EXPECT_THAT(must(contacts.contacts_of(anna)), IsEmpty());
  EXPECT_THAT(must(contacts.holders_of(anna)), ElementsAre(ben));
  EXPECT_THAT(must(contacts.contacts_of(cleo)), IsEmpty());
  EXPECT_THAT(must(storage->blocks().blocked_by(cleo)), IsEmpty());
  EXPECT_EQ(must(storage->presence().presence_of(cleo)).text, "");
  must(storage->presence().set_last_seen(cleo, 5));
  must(storage->presence().set_status(cleo, protocol::OwnStatus::busy, "gone"));
  EXPECT_EQ(must(storage->presence().presence_of(cleo)).last_seen, 0) << "nothing comes back of her";
  EXPECT_EQ(must(storage->presence().presence_of(cleo)).text, "");
}

TEST_P(StorageContract, PresenceIsKept) {
  const AccountKey anna = add_account("anna");
  core::PresenceStore& presence = storage->presence();
  EXPECT_EQ(must(presence.presence_of(anna)).status, protocol::OwnStatus::online);
  EXPECT_EQ(must(presence.presence_of(anna)).last_seen, 0);
  must(presence.set_last_seen(anna, 5));
  must(presence.set_status(anna, protocol::OwnStatus::invisible, "hush"));
  next_transaction();
  const auto other = reader();
  must(other->begin());
  const core::PresenceRecord kept = must(other->presence().presence_of(anna));
  other->end();
  EXPECT_EQ(kept.status, protocol::OwnStatus::invisible);
  EXPECT_EQ(kept.text, "hush");
  EXPECT_EQ(kept.last_seen, 5);
  must(presence.set_last_seen(anna, 6));
  EXPECT_EQ(must(presence.presence_of(anna)).text, "hush");
}

TEST_P(StorageContract, NeighboursShareAConversationThatIsSmallEnough) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben"), cleo = add_account("cleo");
  const AccountKey dora = add_account("dora"), emil = add_account("emil");
  const ConversationKey tea = add_room("#tea"), large = add_room("#large");
  for (const AccountKey one : {anna, ben})
    join(tea, one);
  join(tea, emil, RoomRole::invited);
  for (const AccountKey one : {anna, ben, cleo, dora, emil})
    join(large, one);
  must(conversations().add_direct("c1", anna, dora, ++now));
  must(conversations().add_direct("c2", anna, anna, ++now));
  next_transaction();
  const auto other = reader();
  must(other->begin());
  core::ConversationReads& reads = other->conversations();
  EXPECT_THAT(must(reads.neighbours_of(anna, 4)), ElementsAre(ben, dora));
  EXPECT_THAT(must(reads.neighbours_of(anna, 5)), ElementsAre(ben, cleo, dora, emil));
  EXPECT_THAT(must(reads.neighbours_of(emil, 4)), IsEmpty()) << "who is invited is not in the room";
  EXPECT_TRUE(must(reads.are_neighbours(anna, ben, 4)));
  EXPECT_TRUE(must(reads.are_neighbours(dora, anna, 4)));
  EXPECT_FALSE(must(reads.are_neighbours(anna, cleo, 4)));
  EXPECT_TRUE(must(reads.are_neighbours(anna, cleo, 5)));
  EXPECT_FALSE(must(reads.are_neighbours(anna, emil, 4)));
  EXPECT_FALSE(must(reads.are_neighbours(anna, anna, 5)));
  other->end();
  must(conversations().remove_member(tea, ben));
  next_transaction();
  must(other->begin());
  EXPECT_THAT(must(other->conversations().neighbours_of(anna, 4)), ElementsAre(dora));
  other->end();
}

TEST_P(StorageContract, ANewNameShowsInTheListsOfPartners) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben"), cleo = add_account("cleo");
  must(conversations().add_direct("c1", anna, ben, ++now));
  must(conversations().add_direct("c2", ben, cleo, ++now));
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  next_transaction();
  const std::string known = must(conversations().changed_since(ben, "", 10)).cursor;
  const std::string own = must(conversations().changed_since(anna, "", 10)).cursor;
  core::AccountRecord renamed = *must(accounts().by_key(anna));
  renamed.display_name = "Anna K.";
  must(accounts().update(renamed));
  must(conversations().retitle(anna));
  next_transaction();
  const auto changed = must(conversations().changed_since(ben, known, 10));
  ASSERT_THAT(ids_of(changed.rows), ElementsAre("c1"));
  EXPECT_EQ(changed.rows[0].title, "Anna K.");
  EXPECT_THAT(must(conversations().changed_since(anna, own, 10)).rows, IsEmpty());
  must(conversations().add_direct("c3", anna, anna, ++now));
  next_transaction();
  const std::string with_own = must(conversations().changed_since(anna, "", 10)).cursor;
  must(conversations().retitle(anna));
  next_transaction();
  EXPECT_THAT(ids_of(must(conversations().changed_since(anna, with_own, 10)).rows), ElementsAre("c3"));
}

}  // namespace banter::contracts
