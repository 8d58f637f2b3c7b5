#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

core::NewMessage draft(ConversationKey conversation, AccountKey sender, std::string_view client_id,
                       std::string_view content) {
  return {.conversation = conversation,
          .sender = sender,
          .client_id = client_id,
          .content = content,
          .reply_to = {},
          .mentions = {},
          .sent_at = 1000,
          .composed_at = {}};
}

}  // namespace

TEST_P(StorageContract, AMessageComesBackWhole) {
  const AccountKey anna = add_account("Anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey direct = must(conversations().add_direct("cab", anna, ben, 1));
  core::NewMessage message = draft(direct, anna, "id-1", "hä? 'quoted' \xF0\x9F\x98\x80 \n line two");
  message.reply_to = 3;
  message.mentions.names = {"ben", "Anna"};
  message.composed_at = 999;
  message.via = "peer";
  const auto result = must(messages().append(message));
  ASSERT_TRUE(std::holds_alternative<core::Appended>(result));
  EXPECT_EQ(std::get<core::Appended>(result).seq, 1);
  EXPECT_EQ(std::get<core::Appended>(result).version, 1);
  must(messages().append(draft(direct, ben, "", "plain")));
  next_transaction();
  const auto page = must(messages().page_before(record(direct), 0, {}, 50));
  ASSERT_EQ(page.messages.size(), 2);
  EXPECT_EQ(page.messages[0], (protocol::Message{.conversation = "cab",
                                                 .seq = 1,
                                                 .version = 1,
                                                 .sender = "Anna",
                                                 .receiver = "ben",
                                                 .content = std::string(message.content),
                                                 .sent_at = 1000,
                                                 .client_id = "id-1",
                                                 .reply_to = 3,
                                                 .mentions = {"ben", "Anna"},
                                                 .composed_at = 999,
                                                 .via = "peer"}));
  EXPECT_EQ(page.messages[1], (protocol::Message{.conversation = "cab",
                                                 .seq = 2,
                                                 .version = 2,
                                                 .sender = "ben",
                                                 .receiver = "Anna",
                                                 .content = "plain",
                                                 .sent_at = 1000}));
}

TEST_P(StorageContract, InARoomTheReceiverIsTheRoom) {
  const AccountKey anna = add_account("Anna");
  const ConversationKey tea = add_room("#Tea");
  send(tea, anna, "hello");
  EXPECT_EQ(must(messages().page_before(record(tea), 0, {}, 50)).messages.at(0).receiver, "#Tea");
}

TEST_P(StorageContract, SeqsCountOneConversationWithoutAHole) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey milk = add_room("#milk");
  for (int i = 1; i <= 20; ++i) {
    const auto in_tea = send(tea, anna, "t" + std::to_string(i));
    EXPECT_EQ(in_tea.seq, i);
    EXPECT_EQ(in_tea.version, i);
    if (i % 3 == 0) EXPECT_EQ(send(milk, anna, "m").seq, i / 3);
    EXPECT_EQ(record(tea).last_seq, i) << "seen in the transaction under way";
    EXPECT_EQ(must(conversations().by_room("#tea"))->version, i);
    if (i % 4 == 0) next_transaction();
  }
  EXPECT_EQ(record(milk).last_seq, 6);
  EXPECT_EQ(record(tea).updated_at, now);
}

TEST_P(StorageContract, ARepeatStoresNothingAndTellsOfTheFirst) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey milk = add_room("#milk");
  send(tea, ben, "before");
  const core::Appended first = send(tea, anna, "once", "id-1");
  const base::Millis sent_at = now;
  // In the same transaction, in a later one, and to another conversation: always the first.
  for (int round = 0; round < 3; ++round) {
    const auto again = must(messages().append(draft(round == 1 ? milk : tea, anna, "id-1", "other words")));
    ASSERT_TRUE(std::holds_alternative<core::Earlier>(again));
    const auto& earlier = std::get<core::Earlier>(again);
    EXPECT_EQ(earlier.conversation, tea);
    EXPECT_EQ(earlier.seq, first.seq);
    EXPECT_EQ(earlier.version, first.version);
    EXPECT_EQ(earlier.sent_at, sent_at);
    EXPECT_EQ(earlier.fingerprint, core::fingerprint("once", {}, {}));
    EXPECT_EQ(record(tea).last_seq, first.seq);
    EXPECT_EQ(record(milk).last_seq, 0);
    next_transaction();
  }
  EXPECT_EQ(send(tea, ben, "mine", "id-1").seq, first.seq + 1) << "an id belongs to its sender";
  EXPECT_EQ(send(tea, anna, "more", "ID-1").seq, first.seq + 2) << "ids are compared as they are";
}

TEST_P(StorageContract, WithoutAnIdNothingIsARepeat) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  EXPECT_EQ(send(tea, anna, "twice").seq, 1);
  EXPECT_EQ(send(tea, anna, "twice").seq, 2);
  EXPECT_FALSE(must(messages().by_client_id(anna, "")));
}

TEST_P(StorageContract, ARepeatIsRecognisedAfterEditsAndErasure) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  core::NewMessage message = draft(tea, anna, "id-1", "first words");
  message.reply_to = 9;
  const auto first = std::get<core::Appended>(must(messages().append(message)));
  const auto expect_known = [&] {
    const auto earlier = must(messages().by_client_id(anna, "id-1"));
    ASSERT_TRUE(earlier);
    EXPECT_EQ(earlier->seq, first.seq);
    EXPECT_EQ(earlier->version, first.version) << "the version of the first reply";
    EXPECT_EQ(earlier->sent_at, 1000);
    EXPECT_EQ(earlier->fingerprint, core::fingerprint("first words", 9, {}));
    EXPECT_TRUE(std::holds_alternative<core::Earlier>(must(messages().append(message))));
  };
  expect_known();
  must(messages().edit(tea, first.seq, "second words", {}, 1));
  expect_known();
  next_transaction();
  must(messages().edit(tea, first.seq, "third words", {}, 2));
  expect_known();
  must(messages().erase(tea, first.seq));
  next_transaction();
  expect_known();
  EXPECT_FALSE(must(messages().by_client_id(add_account("ben"), "id-1")));
}

TEST_P(StorageContract, AnEditChangesTheWordsAndTakesAVersion) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  core::NewMessage message = draft(tea, anna, "id", "wrods");
  message.mentions.names = {"ben"};
  must(messages().append(message));
  send(tea, anna, "two");
  EXPECT_EQ(must(messages().edit(tea, 1, "words", {.names = {"Anna"}, .accounts = {anna}}, 5555)), 3);
  EXPECT_EQ(record(tea).version, 3);
  EXPECT_EQ(record(tea).last_seq, 2);
  EXPECT_EQ(send(tea, anna, "three").version, 4);
  next_transaction();
  const auto edited = must(messages().page_before(record(tea), 0, {}, 50)).messages.at(0);
  EXPECT_EQ(edited.content, "words");
  EXPECT_EQ(edited.version, 3);
  EXPECT_EQ(edited.edited_at, 5555);
  EXPECT_EQ(edited.sent_at, 1000);
  EXPECT_EQ(edited.mentions, std::vector<std::string>{"Anna"});
  const auto stored = must(messages().by_seq(tea, 1));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->sender, anna);
  EXPECT_EQ(stored->version, 3);
  EXPECT_FALSE(stored->deleted);
}

TEST_P(StorageContract, AnErasedMessageKeepsOnlyItsPlace) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  core::NewMessage message = draft(tea, anna, "id", "regretted");
  message.mentions.names = {"ben"};
  must(messages().append(message));
  send(tea, anna, "two");
  EXPECT_EQ(must(messages().erase(tea, 1)), 3);
  next_transaction();
  const auto erased = must(messages().page_before(record(tea), 0, {}, 50)).messages.at(0);
  EXPECT_EQ(erased.content, "");
  EXPECT_TRUE(erased.deleted);
  EXPECT_THAT(erased.mentions, testing::IsEmpty());
  EXPECT_EQ(erased.sender, "anna");
  EXPECT_EQ(erased.sent_at, 1000);
  EXPECT_EQ(erased.version, 3);
  EXPECT_TRUE(must(messages().by_seq(tea, 1))->deleted);
  EXPECT_FALSE(must(messages().by_seq(tea, 0)));
  EXPECT_FALSE(must(messages().by_seq(tea, 3)));
  EXPECT_FALSE(must(messages().by_seq(ConversationKey{4711}, 1)));
}

TEST_P(StorageContract, WhoHasWrittenIsKnown) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  EXPECT_FALSE(must(messages().has_written(anna)));
  send(tea, anna, "hello");
  for (int round = 0; round < 2; ++round) {
    EXPECT_TRUE(must(messages().has_written(anna)));
    EXPECT_FALSE(must(messages().has_written(ben)));
    next_transaction();
  }
  must(messages().erase(tea, 1));
  EXPECT_TRUE(must(messages().has_written(anna))) << "what was taken back was written";
  EXPECT_FALSE(must(messages().has_written(AccountKey{4711})));
}

}  // namespace banter::contracts
