// Messages that are not kept any more: what is left must look as if the conversation had begun with it.

#include <random>

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

// One member's row of the list.
protocol::ConversationRow row_of(core::ConversationReads& conversations, AccountKey account,
                                 const std::string& id) {
  for (const protocol::ConversationRow& row : must(conversations.changed_since(account, "", 500)).rows) {
    if (row.conversation == id) return row;
  }
  throw std::runtime_error("no row of " + id);
}

}  // namespace

TEST_P(StorageContract, OldMessagesGoAndSeqsStay) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  join(tea, ben);
  for (const char* word : {"a", "b", "c", "d"})
    send(tea, anna, word, std::string("id of ") + word);
  must(messages().edit(tea, 1, "A", {}, now));
  must(messages().set_pinned(tea, 2, true));
  must(messages().set_reaction(tea, 2, {.account = ben, .emoji = "x"}));
  const core::ConversationRecord before = record(tea);
  const auto cursor = must(conversations().changed_since(ben, "", 500)).cursor;
  next_transaction();

  const auto sent = must(messages().by_client_id(anna, "id of c"));
  ASSERT_TRUE(sent);
  EXPECT_EQ(must(messages().remove_before(tea, sent->sent_at, 500)).messages, 2U);
  for (int round = 0; round < 2; ++round) {
    const core::ConversationRecord after = record(tea);
    EXPECT_EQ(after.first_seq, 3);
    EXPECT_EQ(after.last_seq, 4);
    EXPECT_EQ(after.version, before.version);
    EXPECT_EQ(after.updated_at, before.updated_at);
    EXPECT_EQ(words_of(must(messages().page_before(after, 0, {}, 200)).messages), "3:c 4:d");
    EXPECT_EQ(words_of(must(messages().page_after(after, 0, 0, 200)).messages), "3:c 4:d");
    EXPECT_EQ(words_of(must(messages().page_before(after, 0, 3, 200)).messages), "");
    EXPECT_EQ(words_of(must(messages().changes(after, 0, 0, 500)).messages), "3:c 4:d");
    EXPECT_FALSE(must(messages().by_seq(tea, 2)));
    EXPECT_TRUE(must(messages().by_seq(tea, 3)));
    EXPECT_EQ(must(messages().count_other_emojis(tea, 2, "y")), 0);
    EXPECT_FALSE(must(messages().by_client_id(anna, "id of a")));
    EXPECT_TRUE(must(messages().has_written(anna)));
    next_transaction();
  }
  const auto told = must(conversations().changed_since(ben, cursor, 500)).rows;
  ASSERT_EQ(told.size(), 1U) << "the list tells that the conversation begins later";
  EXPECT_EQ(told[0].first_seq, 3);
  EXPECT_EQ(told[0].unread, 2);

  EXPECT_EQ(send(tea, anna, "again", "id of a").seq, 5) << "a repeat of what has gone is new";
  EXPECT_EQ(must(messages().remove_before(tea, now + 1, 500)).messages, 3U);
  EXPECT_EQ(record(tea).first_seq, 6);
  EXPECT_EQ(row_of(conversations(), ben, "ctea").unread, 0);
  EXPECT_FALSE(row_of(conversations(), ben, "ctea").last_message);
  EXPECT_EQ(must(messages().remove_before(tea, now + 1, 500)).messages, 0U);
  EXPECT_EQ(send(tea, anna, "new").seq, 6);
  EXPECT_EQ(words_of(must(messages().page_before(record(tea), 0, {}, 200)).messages), "6:new");
}

TEST_P(StorageContract, OldMessagesGoALittleAtATime) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (int i = 0; i < 600; ++i)
    send(tea, anna, "x");
  EXPECT_EQ(must(messages().remove_before(tea, now + 1, 500)).messages, 500U);
  EXPECT_EQ(record(tea).first_seq, 501);
  EXPECT_EQ(must(messages().remove_before(tea, now + 1, 500)).messages, 100U);
  EXPECT_EQ(record(tea).first_seq, 601);
}

TEST_P(StorageContract, MuchThatBelongsToFewMessagesIsRemovedInPieces) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  join(tea, anna);
  send(tea, anna, "one");
  for (int i = 0; i < 4500; ++i)
    must(conversations().append_notice(
        tea, {.at = ++now, .kind = "topic", .account = anna, .by = anna, .text = std::to_string(i)}));
  send(tea, anna, "two");
  send(tea, anna, "three");
  next_transaction();
  std::size_t removed = 0;
  for (core::Removed piece{.messages = 0, .more = true}; piece.more; removed += piece.messages) {
    piece = must(messages().remove_before(tea, now + 1, 500));
    next_transaction();
  }
  EXPECT_EQ(removed, 3U);
  EXPECT_EQ(record(tea).first_seq, 4);
}

TEST_P(StorageContract, ARemovalThatIsUndoneHasNotHappened) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  send(tea, anna, "a", "one");
  next_transaction();
  EXPECT_EQ(must(messages().remove_before(tea, now + 1, 500)).messages, 1U);
  storage->rollback();
  begin();
  EXPECT_EQ(record(tea).first_seq, 1);
  EXPECT_EQ(words_of(must(messages().page_before(record(tea), 0, {}, 200)).messages), "1:a");
  EXPECT_TRUE(must(messages().by_client_id(anna, "one")));
}

TEST_P(StorageContract, KnowsWhichConversationsKeepMessagesForATime) {
  const AccountKey anna = add_account("anna"), ben = add_account("ben");
  const ConversationKey tea = add_room("#tea"), attic = add_room("#attic"), empty = add_room("#empty");
  const ConversationKey talk = must(conversations().add_direct("talk", anna, ben, ++now));
  for (const ConversationKey one : {tea, attic, talk})
    send(one, anna, "x");
  must(conversations().set_retention(attic, 9));
  must(conversations().set_retention(empty, 5));
  const auto keeping = [&](ConversationKey after, std::int64_t server_days, std::size_t limit) {
    std::string found;
    for (const core::Keeping& one : must(conversations().keeping_for_a_time(after, server_days, limit)))
      found += record(one.conversation).id + ":" + std::to_string(one.days) + " ";
    return found;
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(keeping({}, 0, 500), "cattic:9 ");
    EXPECT_EQ(keeping({}, 30, 500), "ctea:30 cattic:9 talk:30 ");
    EXPECT_EQ(keeping(tea, 30, 1), "cattic:9 ");
    EXPECT_EQ(record(attic).retention_days, 9);
    next_transaction();
  }
  must(conversations().set_retention(attic, 0));
  EXPECT_EQ(keeping({}, 0, 500), "");
  EXPECT_EQ(record(attic).retention_days, 0);
}

// What is read of a conversation, with all that is old left out of it beforehand, or never given.
class RetentionProperty : public StorageContract {
 protected:
  struct Seen {
    std::vector<protocol::Message> newest, oldest, changed, paged;
    std::vector<protocol::Notice> notices, changed_notices;
    std::int64_t unread = 0, mentions = 0;
    std::optional<std::string> last_message;
    bool operator==(const Seen&) const = default;
  };

  // As if the view began behind `seq`, as after a clear.
  Seen look(AccountKey account, std::int64_t seq, std::int64_t since) {
    const core::ConversationRecord tea = record(tea_);
    auto page = must(messages().page_before(tea, seq, {}, 200));
    auto changes = must(messages().changes(tea, seq, since, 500));
    const auto row = row_of(conversations(), account, "ctea");
    Seen seen{.newest = page.messages,
              .oldest = must(messages().page_after(tea, seq, 0, 7)).messages,
              .changed = changes.messages,
              .paged = must(messages().page_before(tea, seq, tea.last_seq - 3, 5)).messages,
              .notices = page.notices,
              .changed_notices = changes.notices,
              .unread = row.unread,
              .mentions = row.mentions,
              .last_message = row.last_message};
    return seen;
  }

  std::size_t pick(std::size_t among) {
    return std::uniform_int_distribution<std::size_t>(0, among - 1)(random_);
  }
  // Of a message that is there.
  std::int64_t any_seq() {
    const core::ConversationRecord tea = record(tea_);
    return tea.first_seq +
           static_cast<std::int64_t>(pick(static_cast<std::size_t>(tea.last_seq - tea.first_seq + 1)));
  }

  void step() {
    const AccountKey who = people_[pick(people_.size())];
    const auto kind = pick(9);
    if (kind < 3 || written_ == 0) return write(who);
    const std::int64_t seq = any_seq();
    const bool is_whole = !must(messages().by_seq(tea_, seq))->deleted;
    if (kind == 3 && is_whole) must(messages().edit(tea_, seq, "edited", mentions(), ++now));
    if (kind == 4 && is_whole) must(messages().erase(tea_, seq));
    if (kind == 5 && is_whole) must(messages().set_reaction(tea_, seq, {.account = who, .emoji = "x"}));
    if (kind == 6 && is_whole && !must(messages().by_seq(tea_, seq))->pinned)
      must(messages().set_pinned(tea_, seq, true));
    if (kind == 7) note(who);
    if (kind == 8) read(who, seq);
  }

  core::Mentions mentions() {
    if (pick(3) > 0) return {};
    return {.names = {"ben"}, .accounts = {people_[1]}, .everybody = pick(2) == 0};
  }
  void write(AccountKey who) {
    const auto place = must(messages().append({.conversation = tea_,
                                               .sender = who,
                                               .client_id = "c" + std::to_string(written_),
                                               .content = "word",
                                               .mentions = mentions(),
                                               .sent_at = ++now}));
    sent_at_.push_back(now);
    written_ = static_cast<std::size_t>(std::get<core::Appended>(place).seq);
  }
  void note(AccountKey who) {
    must(conversations().append_notice(
        tea_, {.at = ++now, .kind = "topic", .account = who, .by = who, .text = "t"}));
  }
  void read(AccountKey who, std::int64_t seq) {
    core::MemberRecord member = *must(conversations().member(tea_, who));
    member.read_seq = std::max(member.read_seq, seq);
    must(conversations().put_member(tea_, member));
  }

  // What is unread of those behind `seq`.
  void leave_out_old(AccountKey account, std::int64_t seq, Seen& seen) {
    core::MemberRecord member = *must(conversations().member(tea_, account));
    const core::MemberRecord present = member;
    member.cleared_seq = std::max(member.cleared_seq, seq);
    must(conversations().put_member(tea_, member));
    const auto row = row_of(conversations(), account, "ctea");
    seen.unread = row.unread;
    seen.mentions = row.mentions;
    seen.last_message = row.last_message;
    must(conversations().put_member(tea_, present));
  }

  ConversationKey tea_;
  std::vector<AccountKey> people_;
  std::vector<base::Millis> sent_at_;
  std::size_t written_ = 0;
  std::mt19937 random_{4711};
};

INSTANTIATE_TEST_SUITE_P(Over, RetentionProperty, testing::ValuesIn(backends()),
                         [](const auto& info) { return info.param.name; });

TEST_P(RetentionProperty, WhatIsLeftEqualsTheSameHistoryWithoutTheOldMessages) {
  tea_ = add_room("#tea");
  for (const char* name : {"anna", "ben", "cleo"}) {
    people_.push_back(add_account(name));
    join(tea_, people_.back());
  }
  for (int round = 0; round < 25; ++round) {
    for (int i = 0; i < 30; ++i)
      step();
    if (pick(2) == 0) next_transaction();
    const std::int64_t first = record(tea_).first_seq;
    const auto left = static_cast<std::size_t>(record(tea_).last_seq - first + 1);
    const std::int64_t gone = first - 1 + static_cast<std::int64_t>(pick(left + 1));
    const std::int64_t since =
        static_cast<std::int64_t>(pick(static_cast<std::size_t>(record(tea_).version)));
    std::vector<Seen> expected;
    for (const AccountKey account : people_) {
      expected.push_back(look(account, gone, since));
      leave_out_old(account, gone, expected.back());
    }
    const base::Millis until = gone == 0 ? 0 : sent_at_[static_cast<std::size_t>(gone - 1)] + 1;
    EXPECT_EQ(must(messages().remove_before(tea_, until, 500)).messages,
              static_cast<std::size_t>(gone - first + 1));
    if (pick(2) == 0) next_transaction();
    for (std::size_t i = 0; i < people_.size(); ++i)
      ASSERT_EQ(look(people_[i], 0, since), expected[i]) << "round " << round << ", " << gone << " gone";
    // Later steps act on what is left.
    while (record(tea_).first_seq > record(tea_).last_seq)
      write(people_[0]);
  }
}

}  // namespace banter::contracts
