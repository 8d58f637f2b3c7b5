// The index as a file: what it holds, when it is believed, and when it is made anew.
#include <malloc.h>

#include <fstream>

#include "server/storage/sqlite/search/index_test.hpp"

namespace banter::storage::sqlite {
namespace {

TEST_F(IndexTest, IsMergedAsItGrows) {
  open();
  say_many(1100);
  finish_indexing(*storage_);
  EXPECT_EQ(ask("search.db", "select end from about"), "1100") << "keys begin with 1";
  EXPECT_EQ(ask("search.db", "select count(*) from postings_2 where word = 'common'"), "1");
  EXPECT_EQ(ask("search.db", "select count(*) from postings_1 where word = 'common'"), "1");
  EXPECT_EQ(ask("search.db", "select count(*) from postings_0 where word = 'common'"), "3");
  for (const int number : {1, 500, 1022, 1023, 1024, 1087, 1088, 1098, 1099, 1100})
    EXPECT_EQ(count("\"word" + std::to_string(number) + "\""), 1u) << number;
}

TEST_F(IndexTest, WordsOfChangedMessagesGo) {
  open();
  say("secret one");
  say("secret two");
  say_many(30);
  finish_indexing(*storage_);
  EXPECT_EQ(count("secret"), 2u);
  change(1, "");
  change(2, "public");
  EXPECT_EQ(count("secret"), 0u);
  EXPECT_EQ(count("public"), 1u) << "before the index knows it";
  finish_indexing(*storage_);
  EXPECT_EQ(postings_of("secret"), "0");
  EXPECT_EQ(postings_of("two"), "0");
  EXPECT_EQ(postings_of("public"), "1");
  EXPECT_EQ(count("public"), 1u);
  EXPECT_EQ(ask("banter.db", "select count(*) from search_journal"), "2");
  say("next");
  EXPECT_EQ(ask("banter.db", "select count(*) from search_journal"), "0")
      << "taken away with the next commit";
  change(2, "secret again");
  finish_indexing(*storage_);
  EXPECT_EQ(postings_of("public"), "0");
  EXPECT_EQ(count("secret"), 1u);
}

TEST_F(IndexTest, IsBelievedAfterAnOrderlyEnd) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  leave_mark();
  close();
  EXPECT_EQ(ask("search.db", "select clean from about"), "1");
  open();
  EXPECT_TRUE(is_marked());
  EXPECT_EQ(ask("search.db", "select clean from about"), "0") << "while it is in use";
  say_many(20);
  finish_indexing(*storage_);
  EXPECT_TRUE(is_marked());
  EXPECT_EQ(count("common"), 40u);
}

TEST_F(IndexTest, IsMadeAnewWhenTheMachineWentDownMeanwhile) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  leave_mark();
  close();
  ask("search.db", "update about set clean = 0");
  open();
  EXPECT_TRUE(is_marked()) << "a crash of the server alone loses nothing that it has written";
  close();
  ask("search.db", "update about set clean = 0, boot = 'another'");
  open();
  EXPECT_FALSE(is_marked());
  EXPECT_EQ(count("common"), 20u);
  EXPECT_EQ(postings_of("word7"), "1");
}

TEST_F(IndexTest, IsMadeAnewWhenItIsMissingOrNoIndex) {
  open();
  say_many(20);
  for (const char* instead : {"", "garbage", "SQLite format 3"}) {
    close();
    for (const char* suffix : {"", "-wal", "-shm"})
      std::filesystem::remove(path_of("search.db") + suffix);
    if (*instead != '\0') std::ofstream(path_of("search.db")) << instead << std::string(10'000, 'x');
    open();
    EXPECT_EQ(count("common"), 20u) << instead;
    EXPECT_EQ(postings_of("word7"), "1") << instead;
  }
  close();
  ask("search.db", "drop table about");
  open();
  EXPECT_EQ(postings_of("word7"), "1");
  close();
  ask("search.db", "update about set format = 0");
  leave_mark();
  open();
  EXPECT_FALSE(is_marked()) << "of another version";
}

TEST_F(IndexTest, IsMadeAnewWhenTheDatabaseIsAnother) {
  open();
  say_many(12);
  close();
  std::filesystem::copy_file(path_of("banter.db"), path_of("old.db"));
  open();
  say_many(20);
  change(3, "later");
  finish_indexing(*storage_);
  close();
  // A backup is restored: the index knows of messages that were never written.
  std::filesystem::copy_file(path_of("old.db"), path_of("banter.db"),
                             std::filesystem::copy_options::overwrite_existing);
  said_ = 12;
  leave_mark();
  open();
  EXPECT_FALSE(is_marked());
  EXPECT_EQ(count("common"), 12u);
  EXPECT_EQ(count("word3"), 1u);
  for (int i = 0; i < 20; ++i)
    say("other words");
  finish_indexing(*storage_);
  EXPECT_EQ(count("other"), 20u);
  leave_mark();
  close();
  ask("banter.db", "update search_state set identity = 'another'");
  open();
  EXPECT_FALSE(is_marked());
  leave_mark();
  close();
  ask("banter.db", "update messages set sent_at = 4711 where key = 31");
  open();
  EXPECT_FALSE(is_marked()) << "other messages under the same keys";
}

TEST_F(IndexTest, OutlivesThatMessagesAreTakenAway) {
  open();
  say_many(31);
  finish_indexing(*storage_);
  leave_mark();
  ask("banter.db", "delete from messages where key between 2 and 20 or key = 27");
  EXPECT_EQ(count("common"), 11u);
  say("so that it is noticed");
  finish_indexing(*storage_);
  EXPECT_EQ(postings_of("word7"), "0");
  EXPECT_EQ(ask("search.db", "select end from about"), "32");
  EXPECT_EQ(count("common"), 11u);
  close();
  open();
  EXPECT_TRUE(is_marked());
  say("before");
  ask("banter.db", "delete from messages where key > 25");
  say("under new keys");
  EXPECT_EQ(ask("banter.db", "select max(key) from messages"), "34") << "none is given twice";
  finish_indexing(*storage_);
  EXPECT_EQ(count("common"), 6u);
  EXPECT_EQ(count("under"), 1u);
  close();
  ask("banter.db", "delete from messages where key > 25");
  open();
  say("after the start");
  EXPECT_EQ(ask("banter.db", "select max(key) from messages"), "35");
  ASSERT_TRUE(storage_->begin());
  ASSERT_TRUE(storage_->messages().append({.conversation = room(), .sender = anna(), .content = "undone"}));
  storage_->rollback();
  say_many(8);
  EXPECT_EQ(ask("banter.db", "select max(key) from messages"), "43");
  finish_indexing(*storage_);
  EXPECT_TRUE(is_marked());
  EXPECT_EQ(count("common"), 14u);
  EXPECT_EQ(count("after"), 1u);
}

TEST_F(IndexTest, IsMadeAnewWhenItMissedChanges) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  close();
  for (const char* suffix : {"", "-wal", "-shm"}) {
    if (std::filesystem::exists(path_of("search.db") + suffix))
      std::filesystem::copy_file(path_of("search.db") + suffix, path_of("older.db") + suffix);
  }
  open();
  change(1, "later");
  finish_indexing(*storage_);
  say("so that the change is taken away");
  close();
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(path_of("search.db") + suffix);
    if (std::filesystem::exists(path_of("older.db") + suffix))
      std::filesystem::copy_file(path_of("older.db") + suffix, path_of("search.db") + suffix);
  }
  open();
  EXPECT_EQ(count("later"), 1u);
}

TEST_F(IndexTest, WhatCannotBeReadIsFoundWithoutItAndMadeAnew) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  ask("search.db", "update postings_0 set docs = x'ff'");
  EXPECT_EQ(count("common"), 20u);
  finish_indexing(*storage_);
  EXPECT_EQ(ask("search.db", "select count(*) from postings_0 where docs = x'ff'"), "0");
  EXPECT_EQ(count("common"), 20u);
  ask("search.db", "delete from chunks");
  EXPECT_EQ(count("common"), 20u);
  finish_indexing(*storage_);
  EXPECT_NE(ask("search.db", "select count(*) from chunks"), "0");
  ask("search.db", "update postings_0 set docs = x'ff'");
  change(2, "changed");
  finish_indexing(*storage_);  // notices it while it writes
  finish_indexing(*storage_);
  EXPECT_EQ(count("common"), 19u);
  EXPECT_EQ(postings_of("changed"), "1");
}

TEST_F(IndexTest, SaysNothingOfItselfAndIsMadeAnew) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  leave_mark();
  ask("search.db", "delete from about");
  // What is freed is overwritten, so that nobody goes on with it unnoticed.
#ifdef M_PERTURB
  mallopt(M_PERTURB, 0xa5);
#endif
  EXPECT_EQ(count("common"), 20u);
#ifdef M_PERTURB
  mallopt(M_PERTURB, 0);
#endif
  finish_indexing(*storage_);
  EXPECT_FALSE(is_marked());
  EXPECT_EQ(count("common"), 20u);
}

TEST_F(IndexTest, StaysWhenItCannotBeReadForAMoment) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  leave_mark();
  std::filesystem::rename(path_of("search.db"), path_of("elsewhere.db"));
  EXPECT_EQ(count("common"), 20u);
  std::filesystem::rename(path_of("elsewhere.db"), path_of("search.db"));
  finish_indexing(*storage_);
  EXPECT_TRUE(is_marked());
  EXPECT_EQ(count("common"), 20u);
}

TEST_F(IndexTest, AWordWithVeryManyEndingsIsStillFound) {
  open();
  ASSERT_TRUE(storage_->begin());
  const auto general = room();
  const auto sender = anna();
  for (int i = 0; i < 1024; ++i) {
    std::string content;
    for (int word = 0; word < 40; ++word)
      content += "n" + std::to_string(i * 40 + word) + " ";
    ASSERT_TRUE(storage_->messages().append({.conversation = general, .sender = sender, .content = content}));
  }
  ASSERT_TRUE(storage_->commit());
  finish_indexing(*storage_);
  EXPECT_EQ(count("n9999 n"), 1u);
}

}  // namespace
}  // namespace banter::storage::sqlite
