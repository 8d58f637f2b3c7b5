// What a transaction keeps, undoes, and shows to others.
#include <atomic>
#include <thread>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {

TEST_P(StorageContract, ARollbackUndoesEverything) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  send(tea, anna, "one", "id-1");
  next_transaction();
  const std::string cursor = must(conversations().changed_since(anna, "", 500)).cursor;

  const AccountKey ben = add_account("ben");
  auto changed = *must(accounts().by_key(anna));
  changed.display_name = "changed";
  must(accounts().update(changed));
  must(
      sessions().add({.key = {}, .id = "s", .account = anna, .token_hash = {}, .device = "", .address = ""}));
  must(conversations().add_direct("cab", anna, ben, 1));
  add_room("#milk");
  must(conversations().rename(tea, "#chai"));
  must(conversations().set_topic(tea, "hot"));
  join(tea, ben);
  must(conversations().append_notice(tea, {.at = 1, .kind = "join", .account = ben, .by = ben, .text = ""}));
  send(tea, ben, "two", "id-2");
  send(tea, anna, "three", "id-3");
  must(messages().edit(tea, 1, "edited", {}, 1));
  storage->rollback();
  begin();

  for (int round = 0; round < 2; ++round) {
    EXPECT_FALSE(must(accounts().by_name("ben")));
    EXPECT_FALSE(must(accounts().by_key(ben)));
    EXPECT_EQ(must(accounts().by_name("anna"))->display_name, "");
    EXPECT_FALSE(must(sessions().by_token({})));
    EXPECT_FALSE(must(conversations().by_id("cab")));
    EXPECT_FALSE(must(conversations().by_pair(anna, ben)));
    EXPECT_FALSE(must(conversations().by_room("#milk")));
    EXPECT_FALSE(must(conversations().by_room("#chai")));
    EXPECT_FALSE(must(conversations().member(tea, ben)));
    EXPECT_FALSE(must(messages().by_client_id(anna, "id-3")));
    EXPECT_FALSE(must(messages().has_written(ben)));
    const core::ConversationRecord head = record(tea);
    EXPECT_EQ(head.topic, "");
    EXPECT_EQ(head.last_seq, 1);
    EXPECT_EQ(head.version, 1);
    EXPECT_EQ(head.member_count, 1);
    EXPECT_EQ(words_of(must(messages().changes(head, 0, 0, 500)).messages), "1:one");
    EXPECT_THAT(must(conversations().changed_since(anna, cursor, 500)).rows, testing::IsEmpty());
    next_transaction();
  }
  const core::Appended next = send(tea, anna, "instead", "id-3");
  EXPECT_EQ(next.seq, 2) << "what nobody has seen is no hole";
  EXPECT_EQ(next.version, 2);
  EXPECT_EQ(send(tea, anna, "and", "id-2").seq, 3);
}

TEST_P(StorageContract, ARollbackIsFineWithoutATransaction) {
  commit();
  storage->rollback();
  storage->rollback();
  begin();
  add_account("anna");
  commit();
  begin();
  EXPECT_TRUE(must(accounts().by_name("anna")));
}

TEST_P(StorageContract, ATransactionThatIsBegunAnewIsUndone) {
  add_account("anna");
  begin();
  EXPECT_FALSE(must(accounts().by_name("anna")));
}

TEST_P(StorageContract, TransactionsMayBeEmpty) {
  for (int i = 0; i < 10; ++i)
    next_transaction();
  add_account("anna");
  for (int i = 0; i < 10; ++i)
    next_transaction();
  EXPECT_TRUE(must(accounts().by_name("anna")));
}

TEST_P(StorageContract, AReaderSeesTheSameFromBeginToEnd) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  send(tea, anna, "one", "id-1");
  next_transaction();

  const auto early = reader();
  must(early->begin());
  const auto looks = [&](core::Reader& through) {
    const auto room = must(through.conversations().by_key(tea));
    return words_of(must(through.messages().page_before(*room, 0, {}, 50)).messages) + " at " +
           std::to_string(room->version);
  };
  const AccountKey ben = add_account("ben");
  send(tea, anna, "two", "id-2");
  EXPECT_EQ(looks(*early), "1:one at 1") << "nothing that is not committed";
  commit();
  begin();
  EXPECT_EQ(looks(*early), "1:one at 1") << "nor what was committed since";
  EXPECT_FALSE(must(early->accounts().by_key(ben)));
  EXPECT_FALSE(must(early->messages().by_client_id(anna, "id-2")));
  EXPECT_EQ(must(early->conversations().changed_since(anna, "", 500)).rows.at(0).last_message, "one");

  const auto late = reader();
  must(late->begin());
  EXPECT_EQ(looks(*late), "1:one 2:two at 2");
  EXPECT_TRUE(must(late->accounts().by_name("BEN")));
  EXPECT_TRUE(must(late->messages().has_written(anna)));
  EXPECT_EQ(must(late->conversations().changed_since(anna, "", 500)).rows.at(0).last_message, "two");
  late->end();

  early->end();
  must(early->begin());
  EXPECT_EQ(looks(*early), "1:one 2:two at 2");
  early->end();
}

TEST_P(StorageContract, AReaderReadsEverythingThatTheWriterDoes) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey direct = must(conversations().add_direct("cab", anna, ben, 1));
  must(
      sessions().add({.key = {}, .id = "s", .account = anna, .token_hash = {}, .device = "", .address = ""}));
  send(direct, anna, "hello");
  must(messages().edit(direct, 1, "hallo", {}, 1));
  commit();
  const auto through = reader();
  must(through->begin());
  EXPECT_EQ(must(through->accounts().page("", "", 500)).size(), 2);
  EXPECT_EQ(must(through->sessions().of_account(anna)).size(), 1);
  EXPECT_TRUE(must(through->sessions().by_token({})));
  EXPECT_EQ(must(through->conversations().by_pair(ben, anna))->key, direct);
  EXPECT_TRUE(must(through->conversations().by_room("#general")));
  EXPECT_EQ(must(through->conversations().by_id("cab"))->last_seq, 1);
  EXPECT_TRUE(must(through->conversations().member(direct, ben)));
  EXPECT_EQ(must(through->conversations().joined_by(ben)).size(), 1);
  EXPECT_EQ(must(through->conversations().members(direct, "", 500)).size(), 2);
  EXPECT_EQ(must(through->conversations().public_rooms("", "", 200)).size(), 1);
  const auto head = must(through->conversations().by_key(direct));
  EXPECT_EQ(words_of(must(through->messages().page_after(*head, 0, 0, 50)).messages), "1:hallo");
  EXPECT_EQ(words_of(must(through->messages().changes(*head, 0, 1, 50)).messages), "1:hallo");
  EXPECT_EQ(must(through->messages().by_seq(direct, 1))->version, 2);
  through->end();
  begin();
}

TEST_P(StorageContract, AReaderNeverMakesTheWriterWait) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  send(tea, anna, "one");
  next_transaction();
  const auto early = reader();
  must(early->begin());
  const auto head = must(early->conversations().by_key(tea));
  for (int i = 0; i < 1000; ++i) {
    send(tea, anna, "more");
    next_transaction();
  }
  EXPECT_EQ(must(early->messages().page_before(*head, 0, {}, 50)).messages.size(), 1);
  early->end();
  EXPECT_EQ(record(tea).last_seq, 1001);
}

TEST_P(StorageContract, ReadersOnOtherThreadsSeeWholeTransactions) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey milk = add_room("#milk");
  next_transaction();
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      const auto through = reader();
      std::int64_t known = 0;
      while (!done) {
        must(through->begin());
        const auto in_tea = must(through->conversations().by_key(tea));
        const auto in_milk = must(through->conversations().by_key(milk));
        const auto page = must(through->messages().page_before(*in_tea, 0, {}, 1));
        const std::int64_t newest = page.messages.empty() ? 0 : page.messages[0].seq;
        if (in_tea->last_seq != in_milk->last_seq || newest != in_tea->last_seq || newest < known) ++torn;
        known = newest;
        through->end();
      }
    });
  }
  for (int i = 0; i < 300; ++i) {
    send(tea, anna, "t");
    send(milk, anna, "m");
    next_transaction();
  }
  done = true;
  for (std::thread& thread : threads)
    thread.join();
  EXPECT_EQ(torn, 0);
}

}  // namespace banter::contracts
