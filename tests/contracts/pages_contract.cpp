// Pages of history, and what changed since a version.

#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {

TEST_P(StorageContract, HistoryGoesBackFromTheNewest) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  EXPECT_EQ(words_of(must(messages().page_before(record(tea), 0, {}, 5)).messages), "");
  for (const char* word : {"a", "b", "c", "d", "e"})
    send(tea, anna, word);
  send(add_room("#other"), anna, "elsewhere");
  const auto before = [&](std::int64_t visible_after, std::optional<std::int64_t> seq, std::size_t limit) {
    const auto page = must(messages().page_before(record(tea), visible_after, seq, limit));
    return words_of(page.messages) + (page.more ? " …" : "");
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(before(0, {}, 200), "1:a 2:b 3:c 4:d 5:e");
    EXPECT_EQ(before(0, {}, 5), "1:a 2:b 3:c 4:d 5:e");
    EXPECT_EQ(before(0, {}, 2), "4:d 5:e …");
    EXPECT_EQ(before(0, 4, 2), "2:b 3:c …");
    EXPECT_EQ(before(0, 2, 2), "1:a");
    EXPECT_EQ(before(0, 1, 2), "");
    EXPECT_EQ(before(0, 0, 2), "");
    EXPECT_EQ(before(0, 100, 1), "5:e …");
    EXPECT_EQ(before(3, {}, 200), "4:d 5:e");
    EXPECT_EQ(before(3, 5, 200), "4:d");
    EXPECT_EQ(before(3, {}, 1), "5:e …");
    EXPECT_EQ(before(5, {}, 200), "");
    EXPECT_EQ(before(9, {}, 200), "");
    next_transaction();
  }
}

TEST_P(StorageContract, HistoryGoesForthFromASeq) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (const char* word : {"a", "b", "c", "d", "e"})
    send(tea, anna, word);
  const auto after = [&](std::int64_t visible_after, std::int64_t seq, std::size_t limit) {
    const auto page = must(messages().page_after(record(tea), visible_after, seq, limit));
    return words_of(page.messages) + (page.more ? " …" : "");
  };
  EXPECT_EQ(after(0, 0, 200), "1:a 2:b 3:c 4:d 5:e");
  EXPECT_EQ(after(0, 0, 2), "1:a 2:b …");
  EXPECT_EQ(after(0, 2, 3), "3:c 4:d 5:e");
  EXPECT_EQ(after(3, 0, 1), "4:d …");
  EXPECT_EQ(after(3, 4, 1), "5:e");
  EXPECT_EQ(after(0, 5, 1), "");
  EXPECT_EQ(after(0, 1000, 1), "");
}

TEST_P(StorageContract, APageOfHistoryIsBoundedInBytes) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const std::string long_text(100 * 1024, 'x');
  for (int i = 0; i < 4; ++i)
    send(tea, anna, long_text);
  const std::string huge(300 * 1024, 'y');
  send(tea, anna, huge);
  next_transaction();
  const auto newest = must(messages().page_before(record(tea), 0, {}, 200));
  ASSERT_EQ(newest.messages.size(), 1) << "never before one message";
  EXPECT_EQ(newest.messages[0].content, huge);
  EXPECT_TRUE(newest.more);
  const auto next = must(messages().page_before(record(tea), 0, 5, 200));
  ASSERT_EQ(next.messages.size(), 2);
  EXPECT_EQ(next.messages[0].seq, 3);
  EXPECT_TRUE(next.more);
  const auto first = must(messages().page_after(record(tea), 0, 0, 200));
  ASSERT_EQ(first.messages.size(), 2);
  EXPECT_EQ(first.messages[1].seq, 2);
  EXPECT_TRUE(first.more);
  const auto changes = must(messages().changes(record(tea), 0, 0, 500));
  ASSERT_EQ(changes.messages.size(), 2);
  EXPECT_EQ(changes.version, 2);
  EXPECT_TRUE(changes.more);
}

TEST_P(StorageContract, PagesOfHistoryShareTheNoticesWithoutOverlapOrGap) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const auto notice = [&] {
    must(conversations().append_notice(tea,
                                       {.at = 1, .kind = "topic", .account = anna, .by = anna, .text = ""}));
  };
  notice();              // 1, before all
  send(tea, anna, "a");  // 2
  notice();              // 3, behind seq 1
  send(tea, anna, "b");  // 4
  send(tea, anna, "c");  // 5
  notice();              // 6, behind seq 3
  notice();              // 7
  send(tea, anna, "d");  // 8
  notice();              // 9, behind seq 4
  next_transaction();
  const auto before = [&](std::int64_t visible_after, std::optional<std::int64_t> seq, std::size_t limit) {
    return versions_of(must(messages().page_before(record(tea), visible_after, seq, limit)).notices);
  };
  EXPECT_EQ(before(0, {}, 50), "1 3 6 7 9");
  EXPECT_EQ(before(0, {}, 2), "6 7 9");
  EXPECT_EQ(before(0, 3, 2), "1 3");
  EXPECT_EQ(before(0, 3, 1), "");
  EXPECT_EQ(before(0, 2, 1), "1 3");
  EXPECT_EQ(before(3, {}, 50), "6 7 9") << "behind a message, and visible as those after it";
  EXPECT_EQ(before(4, {}, 50), "9");
  const auto after = [&](std::int64_t visible_after, std::int64_t seq, std::size_t limit) {
    return versions_of(must(messages().page_after(record(tea), visible_after, seq, limit)).notices);
  };
  EXPECT_EQ(after(0, 0, 2), "1 3");
  EXPECT_EQ(after(0, 2, 1), "");
  EXPECT_EQ(after(0, 3, 1), "6 7 9");
  EXPECT_EQ(after(3, 0, 50), "6 7 9");
}

TEST_P(StorageContract, APageHoldsTheNewestNoticesOnly) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (int i = 0; i < 250; ++i) {
    must(conversations().append_notice(tea,
                                       {.at = i, .kind = "join", .account = anna, .by = anna, .text = ""}));
  }
  const auto page = must(messages().page_before(record(tea), 0, {}, 50));
  ASSERT_EQ(page.notices.size(), 200);
  EXPECT_EQ(page.notices.front().version, 51);
  EXPECT_EQ(page.notices.back().version, 250);
}

// What counts is what a client receives: a control character takes six bytes there.
TEST_P(StorageContract, APageIsMeasuredAsItIsSent) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (int i = 0; i < 6; ++i)
    send(tea, anna, std::string(16'384, '\x01'));
  const auto newest = must(messages().page_before(record(tea), 0, {}, 200));
  EXPECT_EQ(newest.messages.size(), 2u);
  EXPECT_TRUE(newest.more);
  EXPECT_EQ(must(messages().page_after(record(tea), 0, 0, 200)).messages.size(), 2u);
  EXPECT_EQ(must(messages().changes(record(tea), 0, 0, 200)).messages.size(), 2u);
}

TEST_P(StorageContract, APageHoldsNoMoreNoticesThanItMay) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (int i = 0; i < 60; ++i) {
    must(conversations().append_notice(
        tea, {.at = i, .kind = "topic", .account = anna, .by = anna, .text = std::string(1024, '\x01')}));
  }
  const auto page = must(messages().page_before(record(tea), 0, {}, 50));
  ASSERT_EQ(page.notices.size(), 40u) << "six bytes a character, and the frame around them";
  EXPECT_EQ(page.notices.front().at, 20) << "the newest, oldest first";
  EXPECT_EQ(page.notices.back().at, 59);
}

TEST_P(StorageContract, ChangesComeInTheOrderOfTheirLatestVersion) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (const char* word : {"a", "b", "c", "d"})
    send(tea, anna, word);  // 1 … 4
  must(conversations().append_notice(
      tea, {.at = 1, .kind = "topic", .account = anna, .by = anna, .text = ""}));  // 5
  must(messages().edit(tea, 2, "B", {}, 1));                                       // 6
  send(tea, anna, "e");                                                            // 7
  must(messages().erase(tea, 1));                                                  // 8
  must(messages().edit(tea, 2, "BB", {}, 2));                                      // 9
  const auto since = [&](std::int64_t version, std::int64_t visible_after = 0) {
    const auto page = must(messages().changes(record(tea), visible_after, version, 500));
    EXPECT_FALSE(page.more);
    EXPECT_EQ(page.version, 9);
    return words_of(page.messages) + " | " + versions_of(page.notices);
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(since(0), "3:c 4:d 5:e 1:(deleted) 2:BB | 5");
    EXPECT_EQ(since(3), "4:d 5:e 1:(deleted) 2:BB | 5");
    EXPECT_EQ(since(4), "5:e 1:(deleted) 2:BB | 5");
    EXPECT_EQ(since(5), "5:e 1:(deleted) 2:BB | ");
    EXPECT_EQ(since(7), "1:(deleted) 2:BB | ");
    EXPECT_EQ(since(8), "2:BB | ");
    EXPECT_EQ(since(9), " | ");
    EXPECT_EQ(since(0, 2), "3:c 4:d 5:e | 5");
    EXPECT_EQ(since(0, 4), "5:e | 5");
    EXPECT_EQ(since(0, 5), " | ");
    next_transaction();
  }
  EXPECT_EQ(must(messages().changes(record(tea), 0, 4711, 500)).version, 4711) << "never back";
}

TEST_P(StorageContract, PagingThroughChangesMeetsEveryLatestVersionOnce) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  unsigned dice = 12345;
  const auto roll = [&](unsigned sides) { return (dice = dice * 1103515245U + 12345U) / 65536U % sides; };
  for (int i = 0; i < 400; ++i) {
    const std::int64_t last = record(tea).last_seq;
    const unsigned what = roll(10);
    if (what < 6 || last == 0) {
      send(tea, anna, std::to_string(i));
    } else if (what < 7) {
      must(conversations().append_notice(tea,
                                         {.at = i, .kind = "join", .account = anna, .by = anna, .text = ""}));
    } else {
      const std::int64_t seq = 1 + static_cast<std::int64_t>(roll(static_cast<unsigned>(last)));
      if (must(messages().by_seq(tea, seq))->deleted) continue;
      what < 9 ? must(messages().edit(tea, seq, "e" + std::to_string(i), {}, i))
               : must(messages().erase(tea, seq));
    }
    if (roll(5) == 0) next_transaction();
  }
  next_transaction();
  const core::ConversationRecord head = record(tea);
  const auto whole = must(messages().changes(head, 0, 0, 100'000));
  EXPECT_EQ(whole.messages.size(), static_cast<std::size_t>(head.last_seq));
  EXPECT_EQ(whole.version, head.version);
  for (const std::size_t limit : {1U, 3U, 7U, 50U}) {
    std::vector<protocol::Message> seen;
    std::vector<protocol::Notice> notices;
    std::int64_t since = 0;
    while (true) {
      const auto page = must(messages().changes(head, 0, since, limit));
      EXPECT_LE(page.messages.size() + page.notices.size(), limit);
      seen.insert(seen.end(), page.messages.begin(), page.messages.end());
      notices.insert(notices.end(), page.notices.begin(), page.notices.end());
      if (!page.more) break;
      ASSERT_GT(page.version, since);
      since = page.version;
    }
    EXPECT_EQ(seen, whole.messages) << limit;
    EXPECT_EQ(notices, whole.notices) << limit;
  }
  // From any version on: exactly what is newer.
  for (std::int64_t since = 0; since <= head.version; since += 13) {
    std::vector<protocol::Message> newer;
    for (const auto& message : whole.messages) {
      if (message.version > since) newer.push_back(message);
    }
    EXPECT_EQ(must(messages().changes(head, 0, since, 100'000)).messages, newer) << since;
  }
}

}  // namespace banter::contracts
