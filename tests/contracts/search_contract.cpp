// Full text: what is found, in which order, and where it goes on.
#include <algorithm>
#include <random>

#include "search/match.hpp"
#include "tests/contracts/storage_contract.hpp"

namespace banter::contracts {
namespace {

using core::SearchPage;
using core::SearchScope;

// What stands in a page, in short: "cup@2 tea@1".
std::string found_in(const SearchPage& page) {
  std::string found;
  for (const protocol::Message& message : page.messages)
    found += message.content + "@" + std::to_string(message.seq) + " ";
  return found + (page.more ? "…" : "");
}

class SearchContract : public StorageContract {
 protected:
  SearchPage find(const std::string& text, const SearchScope& scope, const std::string& cursor = "",
                  std::size_t limit = 50) {
    const auto through = reader();
    must(through->begin());
    auto page = must(through->search().find(search::parse_query(text), scope, cursor, limit));
    through->end();
    return page;
  }
  // All pages in a row.
  std::vector<protocol::Message> find_all(const std::string& text, const SearchScope& scope,
                                          std::size_t limit) {
    std::vector<protocol::Message> all;
    std::string cursor;
    for (int pages = 0; pages < 10'000; ++pages) {
      SearchPage page = find(text, scope, cursor, limit);
      EXPECT_LE(page.messages.size(), limit);
      std::ranges::move(page.messages, std::back_inserter(all));
      if (!page.more) return all;
      cursor = page.cursor;
    }
    ADD_FAILURE() << "pages without end";
    return all;
  }
  void settle() {
    next_transaction();
    GetParam().settle(*storage);
  }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Over, SearchContract, testing::ValuesIn(backends()),
                         [](const auto& info) { return info.param.name; });

TEST_P(SearchContract, FindsTheNewestFirstWhereItMayLook) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey milk = add_room("#milk");
  const ConversationKey secret = add_room("#secret");
  send(tea, anna, "a cup");
  send(milk, anna, "a cup, too");
  send(tea, anna, "nothing");
  send(secret, anna, "a secret cup");
  send(tea, anna, "cups");
  for (int round = 0; round < 2; ++round) {
    next_transaction();
    EXPECT_EQ(found_in(find("cup", {.places = {{tea, 0}, {milk, 0}}})), "cups@3 a cup, too@1 a cup@1 ");
    EXPECT_EQ(found_in(find("cup", {.places = {{tea, 0}}})), "cups@3 a cup@1 ");
    EXPECT_EQ(found_in(find("cup", {.places = {{tea, 1}, {milk, 1}}})), "cups@3 ") << "what is visible";
    EXPECT_EQ(found_in(find("cup", {.places = {}})), "");
    EXPECT_EQ(found_in(find("cap", {.places = {{tea, 0}, {milk, 0}, {secret, 0}}})), "");
    EXPECT_EQ(found_in(find("", {.places = {{tea, 0}}})), "");
    EXPECT_EQ(found_in(find("after:2000", {.places = {{milk, 0}}})), "a cup, too@1 ");
    settle();
  }
}

TEST_P(SearchContract, NarrowsBySenderTimeAndFile) {
  const AccountKey anna = add_account("anna");
  const AccountKey ben = add_account("ben");
  const ConversationKey tea = add_room("#tea");
  const ConversationKey direct = must(conversations().add_direct("cab", anna, ben, 1));
  now = 1'790'000'000'000;  // 2026-09-21
  send(tea, anna, "cup one");
  send(tea, ben, "cup two");
  send(direct, ben, "cup three");
  now += 86'400'000;
  send(tea, ben, "cup four");
  for (int round = 0; round < 2; ++round) {
    next_transaction();
    const std::vector<core::ReadablePlace> places{{tea, 0}, {direct, 0}};
    EXPECT_EQ(found_in(find("cup", {.places = places, .from = {anna}})), "cup one@1 ");
    EXPECT_EQ(found_in(find("cup", {.places = places, .from = {ben, anna}})),
              "cup four@3 cup three@1 cup two@2 cup one@1 ");
    EXPECT_EQ(found_in(find("cup", {.places = places, .not_in_rooms = {ben}})), "cup three@1 cup one@1 ");
    EXPECT_EQ(found_in(find("cup before:2026-09-22", {.places = places, .not_in_rooms = {ben}})),
              "cup three@1 cup one@1 ");
    EXPECT_EQ(found_in(find("cup before:2026-09-21", {.places = places})), "");
    EXPECT_EQ(found_in(find("after:2026-09-21", {.places = places})), "cup four@3 ");
    EXPECT_EQ(found_in(find("cup has:file", {.places = places})), "");
    settle();
  }
}

TEST_P(SearchContract, GivesMessagesAsTheyAreNow) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (int i = 0; i < 6; ++i)
    send(tea, anna, "word " + std::to_string(i), "id-" + std::to_string(i));
  settle();
  must(messages().edit(tea, 1, "another", {}, 7));
  must(messages().erase(tea, 2));
  must(messages().set_pinned(tea, 3, true));
  must(messages().set_reaction(tea, 3, {.account = anna, .emoji = "👍"}));
  const SearchScope scope{.places = {{tea, 0}}};
  for (int round = 0; round < 2; ++round) {
    next_transaction();
    EXPECT_EQ(found_in(find("word", scope)), "word 5@6 word 4@5 word 3@4 word 2@3 ");
    EXPECT_EQ(found_in(find("another", scope)), "another@1 ");
    EXPECT_EQ(found_in(find("1", scope)), "") << "what was deleted has no words";
    EXPECT_EQ(find("after:2000", scope).messages.size(), 5u) << "and is not found without words";
    const auto page = find("\"word 2\"", scope);
    ASSERT_EQ(page.messages.size(), 1u);
    auto same = must(messages().page_before(record(tea), 2, 4, 1)).messages;
    ASSERT_EQ(same.size(), 1u);
    same[0].highlights = {{.start = 0, .length = 6}};
    EXPECT_EQ(page.messages, same);
    settle();
  }
}

TEST_P(SearchContract, WhatIsNotKeptAnyMoreIsNotFound) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const SearchScope all{.places = {{tea, 0}}};
  for (int i = 0; i < 40; ++i)
    send(tea, anna, "old cup");
  const base::Millis since = now;
  send(tea, anna, "new cup");
  settle();
  EXPECT_EQ(must(messages().remove_before(tea, since + 1, 500)).messages, 40U);
  EXPECT_EQ(must(messages().remove_before(tea, since + 1, 500)).messages, 0U);
  for (int round = 0; round < 2; ++round) {
    settle();
    EXPECT_EQ(found_in(find("cup", all)), "new cup@41 ");
    EXPECT_EQ(found_in(find("old", all)), "");
  }
  // All of them, and then some that may take the places of the old ones in the store.
  EXPECT_EQ(must(messages().remove_before(tea, now + 1, 500)).messages, 1U);
  for (int i = 0; i < 3; ++i)
    send(tea, anna, "another pot");
  for (int round = 0; round < 2; ++round) {
    settle();
    EXPECT_EQ(found_in(find("cup", all)), "");
    EXPECT_EQ(found_in(find("pot", all)), "another pot@44 another pot@43 another pot@42 ");
  }
}

TEST_P(SearchContract, PagesGoOnWhereTheyEnded) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  const SearchScope scope{.places = {{tea, 0}}};
  for (int i = 1; i <= 10; ++i)
    send(tea, anna, i % 2 == 0 ? "even" : "odd");
  next_transaction();
  const auto first = find("even", scope, "", 2);
  EXPECT_EQ(found_in(first), "even@10 even@8 …");
  send(tea, anna, "even");
  send(tea, anna, "even");
  settle();
  const auto second = find("even", scope, first.cursor, 2);
  EXPECT_EQ(found_in(second), "even@6 even@4 …");
  EXPECT_EQ(found_in(find("even", scope, second.cursor, 2)), "even@2 ");
  EXPECT_EQ(found_in(find("even", scope, "", 7)), "even@12 even@11 even@10 even@8 even@6 even@4 even@2 ")
      << "exactly one page";
  for (const char* strange : {"x", "-1", "0", "99999999999999999999", "1;drop", "\xff"})
    EXPECT_EQ(found_in(find("even", scope, strange, 1)), "even@12 …") << strange;
}

TEST_P(SearchContract, APageIsBoundedInBytes) {
  const AccountKey anna = add_account("anna");
  const ConversationKey tea = add_room("#tea");
  for (int i = 0; i < 5; ++i)
    send(tea, anna, "a " + std::string(100 * 1024, 'x'));
  settle();
  const SearchScope scope{.places = {{tea, 0}}};
  const auto page = find("a", scope);
  EXPECT_EQ(page.messages.size(), 2u);
  EXPECT_TRUE(page.more);
  EXPECT_EQ(find_all("a", scope, 50).size(), 5u);
}

// Random messages, changes and questions, beside the simplest model: every message, one after the other.
namespace {

struct Said {
  ConversationKey conversation;
  AccountKey sender;
  std::int64_t seq;
  base::Millis sent_at;
  std::string content;
  bool deleted = false;
};

constexpr std::array kWords{
    "hello",  "Help",  "hell",  "HELLO", "wörld",  "world",      "café",   "cafe\u0301", "don't",
    "a",      "an",    "東京",  "京都",  "東京都", "都",         "한국어", "국어",       "ไทย",
    "かがく", "ガ",    "ｶﾞ",    "👍",    "12",     "123",        "привет", "При",        "Ёлка",
    "\"",     "from:", "in:#x", "x-y",   "x y",    "手机iPhone",
};

}  // namespace

TEST_P(SearchContract, FindsWhatLookingAtEveryMessageFinds) {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto pick = [&](std::size_t among) {
      return std::uniform_int_distribution<std::size_t>(0, among - 1)(random);
    };
    const auto words = [&](std::size_t most) {
      std::string text;
      for (std::size_t i = 0, count = 1 + pick(most); i < count; ++i)
        text += (i == 0 ? "" : pick(4) == 0 ? "" : " ") + std::string(kWords[pick(kWords.size())]);
      return text;
    };
    const std::string mark = std::to_string(seed);
    std::vector<AccountKey> people{add_account("anna" + mark), add_account("ben" + mark)};
    std::vector<ConversationKey> places{
        add_room("#tea" + mark), add_room("#milk" + mark),
        must(conversations().add_direct("c" + mark, people[0], people[1], 1))};
    std::vector<Said> said;
    const auto compare = [&] {
      next_transaction();
      if (pick(2) == 0) GetParam().settle(*storage);
      for (int question = 0; question < 6; ++question) {
        const std::string text = pick(5) == 0 ? "after:2000 " : words(pick(4) == 0 ? 3 : 1);
        const search::Query query = search::parse_query(text);
        SearchScope scope{.places = {}};
        for (const ConversationKey place : places) {
          if (pick(3) != 0) scope.places.push_back({place, static_cast<std::int64_t>(pick(2) * pick(20))});
        }
        if (pick(4) == 0) scope.from = {people[pick(2)]};
        if (pick(4) == 0) scope.not_in_rooms = {people[pick(2)]};
        std::vector<std::string> expected;
        search::Matcher matcher(query);
        std::vector<protocol::Highlight> highlights;
        for (const Said& one : said) {
          const auto place =
              std::ranges::find(scope.places, one.conversation, &core::ReadablePlace::conversation);
          const bool hidden = one.conversation != places[2] && !scope.not_in_rooms.empty() &&
                              scope.not_in_rooms[0] == one.sender;
          if (query.empty() || one.deleted || hidden || place == scope.places.end() ||
              one.seq <= place->visible_after || (!scope.from.empty() && scope.from[0] != one.sender) ||
              !matcher.matches(one.content, highlights)) {
            continue;
          }
          expected.insert(expected.begin(), one.content + "@" + std::to_string(one.seq));
        }
        std::vector<std::string> found;
        for (const auto& message : find_all(text, scope, 1 + pick(60)))
          found.push_back(message.content + "@" + std::to_string(message.seq));
        ASSERT_EQ(found, expected) << text;
      }
    };
    for (int step = 0; step < 400; ++step) {
      const std::size_t act = pick(10);
      if (act < 7 || said.empty()) {
        const std::size_t place = pick(places.size());
        const AccountKey sender = people[pick(2)];
        const std::string content = words(5);
        said.push_back({places[place], sender, send(places[place], sender, content).seq, now, content});
      } else {
        Said& one = said[pick(said.size())];
        if (one.deleted) continue;
        one.deleted = act == 9;
        one.content = one.deleted ? "" : words(5);
        if (one.deleted) {
          must(messages().erase(one.conversation, one.seq));
        } else {
          must(messages().edit(one.conversation, one.seq, one.content, {}, ++now));
        }
      }
      if (step % 20 == 19) compare();
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace banter::contracts
