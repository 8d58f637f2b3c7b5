// Whatever happens to a store, it can be shown thing by thing and made again.
#include <random>

#include "tests/contracts/archive_contract.hpp"

namespace banter::contracts {
namespace {

// Does one thing after the other, chosen by chance, as people might.
class Life {
 public:
  Life(core::Storage& storage, unsigned seed) : storage_(storage), chance_(seed) {}

  void live(int acts) {
    must(storage_.begin());
    for (int i = 0; i < 4; ++i)
      add_account();
    rooms_.push_back(must(storage_.conversations().by_room("#general"))->key);
    for (int i = 0; i < acts; ++i)
      act();
    must(storage_.commit());
  }
  const std::vector<AccountKey>& accounts() const { return accounts_; }

 private:
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[chance_() % all.size()];
  }
  void add_account() {
    const std::string name = "p" + std::to_string(++names_);
    accounts_.push_back(must(storage_.accounts().add({.key = {},
                                                      .username = name,
                                                      .display_name = names_ % 2 == 0 ? "Name" : "",
                                                      .password_hash = "hash",
                                                      .created_at = ++now_})));
  }

  void act() {
    const core::ConversationKey where = one_of(rooms_);
    const AccountKey who = one_of(accounts_), other = one_of(accounts_);
    core::ConversationStore& conversations = storage_.conversations();
    switch (chance_() % 16) {
      case 0:
        return add_account();
      case 1: {
        const std::string name = std::to_string(++names_);
        rooms_.push_back(
            must(conversations.add_room("r" + name, "#r" + name, "", chance_() % 2 == 0, ++now_)));
        return;
      }
      case 2:
        if (!must(conversations.by_pair(who, other)))
          rooms_.push_back(
              must(conversations.add_direct("d" + std::to_string(++names_), who, other, ++now_)));
        return;
      case 3:
        return must(conversations.remove_member(where, who));
      case 4:
        if (must(conversations.by_key(where))->kind == protocol::ConversationKind::room)
          must(conversations.rename(where, "#n" + std::to_string(++names_)));
        return;
      case 5:
        return must(conversations.set_banned(where, who, chance_() % 2 == 0));
      case 6:
        return must(storage_.blocks().set_blocked(who, other, chance_() % 2 == 0));
      case 7:
        return must(storage_.contacts().set_contact(who, other, chance_() % 2 == 0));
      case 8:
        return must(storage_.presence().set_last_seen(who, ++now_));
      case 9:
        must(conversations.append_notice(
            where, {.at = ++now_, .kind = "join", .account = who, .by = other, .text = ""}));
        return;
      case 10:
        return must(conversations.put_member(
            where, {.account = who, .role = RoomRole(chance_() % 4), .joined_at = ++now_, .read_seq = 0}));
      case 11:
        if (must(conversations.member(where, who)))
          must(conversations.arrange(where, who, {.muted_until = ++now_, .draft = "draft"}));
        return;
      default:
        return speak(where, who, other);
    }
  }

  void speak(core::ConversationKey where, AccountKey who, AccountKey other) {
    core::MessageStore& messages = storage_.messages();
    const std::int64_t last = must(storage_.conversations().by_key(where))->last_seq;
    const std::int64_t seq =
        last == 0 ? 0 : 1 + static_cast<std::int64_t>(chance_() % static_cast<unsigned>(last));
    const auto there = last == 0 ? std::nullopt : must(messages.by_seq(where, seq));
    const unsigned what = chance_() % 8;
    if (what < 4 || !there || there->deleted) {
      const std::string id = what == 0 ? "" : "id" + std::to_string(++names_);
      core::Mentions mentions;
      if (what == 1)
        mentions = {.names = {"p1", "@room"}, .accounts = {accounts_.front()}, .everybody = true};
      must(messages.append({.conversation = where,
                            .sender = who,
                            .client_id = id,
                            .content = std::string(chance_() % 50, 'x'),
                            .mentions = mentions,
                            .sent_at = ++now_}));
    } else if (what == 4) {
      must(messages.edit(where, seq, "edited", {}, ++now_));
    } else if (what == 5) {
      must(messages.erase(where, seq));
    } else if (what == 6) {
      if (!there->pinned) must(messages.set_pinned(where, seq, true));
    } else {
      must(
          messages.set_reaction(where, seq, {.account = other, .emoji = "x", .present = chance_() % 3 != 0}));
    }
  }

  core::Storage& storage_;
  std::mt19937 chance_;
  std::vector<AccountKey> accounts_;
  std::vector<core::ConversationKey> rooms_;
  int names_ = 0;
  base::Millis now_ = 1'790'000'000'000;
};

}  // namespace

TEST_P(StorageContract, WhateverHappenedIsTheSameWhenItWasTakenIn) {
  commit();
  Life life(*storage, 7);
  for (int round = 0; round < 3; ++round) {
    life.live(400);
    const auto again = another("again" + std::to_string(round));
    const Contents before = contents_of(*storage);
    take_all(*again, before, 97);
    EXPECT_TRUE(contents_of(*again).things == before.things) << round;
    const auto old = reader();
    const auto fresh = must(again->open_reader());
    must(old->begin());
    must(fresh->begin());
    for (const AccountKey who : life.accounts()) {
      const auto list = must(old->conversations().changed_since(who, "", 500));
      EXPECT_EQ(list.rows, must(fresh->conversations().changed_since(who, "", 500)).rows);
      for (const auto& row : list.rows) {
        const auto one = must(old->conversations().by_id(row.conversation));
        const auto other = must(fresh->conversations().by_id(row.conversation));
        EXPECT_EQ(must(old->messages().changes(*one, 0, 0, 500)).messages,
                  must(fresh->messages().changes(*other, 0, 0, 500)).messages);
      }
    }
    old->end();
    fresh->end();
  }
  begin();
}

}  // namespace banter::contracts
