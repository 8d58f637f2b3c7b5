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

// Nobody should, but if two write, no place is given twice.
TEST_F(OpenTest, AHeadThatSomebodyElseMovedFailsTheCommit) {
  const auto one = open();
  const auto other = open();
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->seq, 1);
  ASSERT_TRUE(one->commit());
  ASSERT_TRUE(other->begin());
  EXPECT_EQ(send(*other)->seq, 2);
  ASSERT_TRUE(other->commit());
  ASSERT_TRUE(one->begin());
  EXPECT_EQ(send(*one)->seq, 2);
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
