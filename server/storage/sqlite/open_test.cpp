#include "server/storage/sqlite/open.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/random.hpp"
#include "server/storage/sqlite/engine/migrate.hpp"

namespace banter::storage::sqlite {
namespace {

class OpenTest : public testing::Test {
 protected:
  OpenTest() : folder_(std::filesystem::temp_directory_path() / base::random_id("banter-open-")) {
    std::filesystem::create_directory(folder_);
    path_ = folder_ + "/banter.db";
  }
  ~OpenTest() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<core::Storage> open() {
    auto opened = sqlite::open({.path = path_, .log = {}});
    EXPECT_TRUE(opened) << opened.error().sentence;
    return opened ? std::move(*opened) : nullptr;
  }
  std::string refusal() {
    auto opened = sqlite::open({.path = path_, .log = {}});
    return opened ? "opened" : opened.error().sentence;
  }
  void run(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
  protocol::Result<core::Appended> send(core::Storage& storage) {
    const auto room = storage.conversations().by_room("#general");
    if (!room) return std::unexpected(room.error());
    const auto result = storage.messages().append({.conversation = (*room)->key,
                                                   .sender = {1},
                                                   .client_id = {},
                                                   .content = "hello",
                                                   .reply_to = {},
                                                   .mentions = {},
                                                   .sent_at = 1,
                                                   .composed_at = {}});
    if (!result) return std::unexpected(result.error());
    return std::get<core::Appended>(*result);
  }

  // A database with the account that send() writes for, open and in a transaction.
  std::unique_ptr<core::Storage> open_with_sender() {
    auto storage = open();
    EXPECT_TRUE(storage->begin());
    core::AccountRecord record;
    record.username = "anna";
    EXPECT_EQ(storage->accounts().add(record).value(), core::AccountKey{1});
    return storage;
  }
  // Whether the database opens and gives all messages of #general; what it gives must be what was stored.
  bool read_all(std::int64_t expected) {
    const auto opened = sqlite::open({.path = path_, .log = {}});
    if (!opened) return false;
    const auto reader = (*opened)->open_reader();
    if (!reader || !(*reader)->begin()) return false;
    const auto room = (*reader)->conversations().by_room("#general");
    if (!room || !*room || (*room)->last_seq != expected) return false;
    for (std::int64_t seq = 0; seq < expected;) {
      const auto page = (*reader)->messages().page_after(**room, 0, seq, 100);
      if (!page || page->messages.empty()) return false;
      for (const auto& message : page->messages) {
        EXPECT_EQ(message.seq, ++seq);
        EXPECT_EQ(message.content, "hello");
      }
    }
    return true;
  }

  std::string folder_;
  std::string path_;
};

TEST_F(OpenTest, WhatWasStoredIsThereAgain) {
  std::string id;
  {
    const auto storage = open();
    ASSERT_TRUE(storage->begin());
    id = storage->conversations().by_room("#general").value()->id;
    EXPECT_EQ(send(*storage)->seq, 1);
    ASSERT_TRUE(storage->commit());
    ASSERT_TRUE(storage->begin());
    EXPECT_EQ(send(*storage)->seq, 2);  // not committed
  }
  const auto storage = open();
  ASSERT_TRUE(storage->begin());
  EXPECT_EQ(storage->conversations().by_room("#general").value()->id, id);
  EXPECT_EQ(send(*storage)->seq, 2);
}

TEST_F(OpenTest, TheFileIsItsOwnersOnly) {
  const auto storage = open();
  for (const char* suffix : {"", "-wal", "-shm"}) {
    struct stat status{};
    ASSERT_EQ(stat((path_ + suffix).c_str(), &status), 0) << suffix;
    EXPECT_EQ(status.st_mode & 0777, 0600) << suffix;
  }
}

TEST_F(OpenTest, AForeignDatabaseIsRefused) {
  run("create table recipes (name text)");
  EXPECT_EQ(refusal(), path_ + " is no Banter database");
  run("insert into recipes values ('still usable')");
}

TEST_F(OpenTest, AFileThatIsNoDatabaseIsRefused) {
  std::ofstream(path_) << std::string(10'000, 'x');
  EXPECT_THAT(refusal(), testing::HasSubstr("file is not a database"));
  EXPECT_EQ(std::filesystem::file_size(path_), 10'000);
}

TEST_F(OpenTest, ADatabaseOfANewerVersionIsRefused) {
  open();
  run("pragma user_version = 4711");
  EXPECT_THAT(refusal(), testing::AllOf(testing::StartsWith(path_ + " was written by a newer Banter"),
                                        testing::HasSubstr("4711")));
  run("pragma user_version = " + std::to_string(migrations().back().number));
  EXPECT_TRUE(open());
}

TEST_F(OpenTest, AFolderThatIsNotThereIsNamed) {
  path_ = folder_ + "/missing/banter.db";
  EXPECT_THAT(refusal(), testing::HasSubstr(path_));
}

TEST_F(OpenTest, ALockedDatabaseGivesAnErrorAndIsUsedAgain) {
  const auto storage = open();
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "begin immediate", nullptr, nullptr, nullptr), SQLITE_OK);
  ASSERT_TRUE(storage->begin());
  EXPECT_FALSE(send(*storage));
  const auto committed = storage->commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error().code, protocol::ErrorCode::storage_unavailable);
  sqlite3_close(other);
  ASSERT_TRUE(storage->begin());
  EXPECT_EQ(send(*storage)->seq, 1);
  EXPECT_TRUE(storage->commit());
}

TEST_F(OpenTest, KnowsWhetherACommitHasAnythingToWrite) {
  const auto storage = open_with_sender();
  EXPECT_TRUE(storage->has_written());
  ASSERT_TRUE(storage->commit());
  EXPECT_FALSE(storage->has_written());
  ASSERT_TRUE(storage->begin());
  EXPECT_FALSE(storage->has_written());
  ASSERT_TRUE(storage->accounts().by_name("nobody"));
  EXPECT_FALSE(storage->has_written());
  ASSERT_TRUE(send(*storage));
  EXPECT_TRUE(storage->has_written());
  ASSERT_TRUE(storage->commit());
  EXPECT_FALSE(storage->has_written());
}

// As after a copy of banter.db alone: what the log held is lost, and what is left is whole.
TEST_F(OpenTest, WithoutItsLogADatabaseIsWhatItWasBefore) {
  {
    const auto storage = open_with_sender();
    EXPECT_EQ(send(*storage)->seq, 1);
    ASSERT_TRUE(storage->commit());
  }  // an orderly end moves the log into the database
  const std::string copy = folder_ + "/copy.db";
  {
    const auto storage = open();
    for (int i = 2; i <= 20; ++i) {
      ASSERT_TRUE(storage->begin());
      EXPECT_EQ(send(*storage)->seq, i);
      ASSERT_TRUE(storage->commit());
    }
    ASSERT_TRUE(std::filesystem::exists(path_ + "-wal"));
    std::filesystem::copy_file(path_, copy);
  }
  path_ = copy;
  const auto storage = open();
  ASSERT_TRUE(storage);
  ASSERT_TRUE(storage->begin());
  const auto room = storage->conversations().by_room("#general").value();
  ASSERT_GE(room->last_seq, 1);
  const auto reader = storage->open_reader().value();
  ASSERT_TRUE(reader->begin());
  const auto page = reader->messages().page_after(*room, 0, 0, 100).value();
  EXPECT_EQ(static_cast<std::int64_t>(page.messages.size()), room->last_seq)
      << "no hole, and no row too many";
  reader->end();
  EXPECT_EQ(send(*storage)->seq, room->last_seq + 1);
  EXPECT_TRUE(storage->commit());
}

// A page that the disk has spoilt is an error to those who ask for it, and never an end of the process.
TEST_F(OpenTest, ADamagedDatabaseGivesErrorsAndNoWrongAnswers) {
  constexpr std::int64_t messages = 400;
  {
    const auto storage = open_with_sender();
    for (int i = 0; i < messages; ++i)
      ASSERT_TRUE(send(*storage));
    ASSERT_TRUE(storage->commit());
  }
  constexpr std::size_t page_bytes = 4096;
  const std::size_t pages = std::filesystem::file_size(path_) / page_bytes;
  ASSERT_GT(pages, 5U);
  ASSERT_TRUE(read_all(messages));
  std::size_t errors = 0;
  for (std::size_t damaged = 0; damaged < pages; ++damaged) {
    const std::string whole = path_;
    path_ = folder_ + "/damaged.db";
    std::filesystem::copy_file(whole, path_, std::filesystem::copy_options::overwrite_existing);
    std::fstream(path_, std::ios::in | std::ios::out | std::ios::binary)
        .seekp(static_cast<std::streamoff>(damaged * page_bytes))
        .write(std::string(page_bytes, '\xA5').data(), page_bytes);
    errors += read_all(messages) ? 0 : 1;
    for (const char* suffix : {"", "-wal", "-shm"})
      std::filesystem::remove(path_ + suffix);
    path_ = whole;
  }
  EXPECT_GT(errors, 0U) << "nothing that was damaged was ever read";
}

// Nobody should, but if two write, no place is given twice.
TEST_F(OpenTest, AHeadThatSomebodyElseMovedFailsTheCommit) {
  const auto one = open();
  const auto other = open();
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->seq, 1);
  ASSERT_TRUE(one->commit());
  ASSERT_TRUE(other->begin());
  const core::ConversationKey room = other->conversations().by_room("#general").value()->key;
  ASSERT_TRUE(other->messages().edit(room, 1, "edited", {}, 2));
  ASSERT_TRUE(other->commit());
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->version, 2);
  EXPECT_FALSE(one->commit());
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->version, 3);
  EXPECT_TRUE(one->commit());
}

TEST_F(OpenTest, AKeyThatSomebodyElseGaveFailsTheCommit) {
  const auto one = open();
  const auto other = open();
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->seq, 1);
  ASSERT_TRUE(one->commit());
  ASSERT_TRUE(other->begin());
  EXPECT_EQ(send(*other)->seq, 2);
  ASSERT_TRUE(other->commit());
  ASSERT_TRUE(one->begin());
  EXPECT_FALSE(send(*one));
  EXPECT_FALSE(one->commit());
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->seq, 3);
  EXPECT_TRUE(one->commit());
}

TEST_F(OpenTest, WhatIsNotRememberedIsReadAgain) {
  // More conversations and members than the writer remembers.
  const auto storage = open();
  ASSERT_TRUE(storage->begin());
  core::AccountRecord record;
  record.username = "anna";
  const core::AccountKey anna = storage->accounts().add(record).value();
  std::vector<core::ConversationKey> rooms;
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 5000; ++i) {
      const std::string name = "r" + std::to_string(rooms.size());
      rooms.push_back(storage->conversations().add_room("c" + name, "#" + name, "", true, 1).value());
      ASSERT_TRUE(storage->conversations().put_member(rooms.back(), {.account = anna, .joined_at = 1}));
    }
    ASSERT_TRUE(storage->commit());
    ASSERT_TRUE(storage->begin());
  }
  for (std::size_t i = 0; i < rooms.size(); i += 97) {
    const std::string name = "r" + std::to_string(i);
    EXPECT_EQ(storage->conversations().by_id("c" + name).value()->key, rooms[i]);
    EXPECT_EQ(storage->conversations().by_room("#" + name).value()->member_count, 1);
    EXPECT_TRUE(storage->conversations().member(rooms[i], anna).value());
  }
}

}  // namespace
}  // namespace banter::storage::sqlite
