#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>

#include "base/random.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::storage::sqlite {

/// A database with an index of small units beside it, in a folder of its own.
class IndexTest : public testing::Test {
 protected:
  IndexTest() : folder_(std::filesystem::temp_directory_path() / base::random_id("banter-index-")) {
    std::filesystem::create_directory(folder_);
  }
  ~IndexTest() override {
    storage_.reset();
    std::filesystem::remove_all(folder_);
  }

  void open() {
    auto opened = sqlite::open({.path = path_of("banter.db"),
                                .log = {},
                                .search_path = path_of("search.db"),
                                .search_unit_bits = 2});
    ASSERT_TRUE(opened) << opened.error().sentence;
    storage_ = std::move(*opened);
    finish_indexing(*storage_);
  }
  void close() { storage_.reset(); }
  std::string path_of(const std::string& name) const { return folder_ + "/" + name; }

  // Each in a transaction of its own.
  void say(const std::string& content) {
    ASSERT_TRUE(storage_->begin());
    ASSERT_TRUE(storage_->messages().append({.conversation = room(), .sender = anna(), .content = content}));
    ASSERT_TRUE(storage_->commit());
    ++said_;
  }
  void say_many(int count) {
    for (int i = 0; i < count; ++i)
      say("common word" + std::to_string(said_ + 1));
  }
  void change(std::int64_t seq, const std::string& content) {
    ASSERT_TRUE(storage_->begin());
    if (content.empty()) {
      ASSERT_TRUE(storage_->messages().erase(room(), seq));
    } else {
      ASSERT_TRUE(storage_->messages().edit(room(), seq, content, {}, 1));
    }
    ASSERT_TRUE(storage_->commit());
  }
  core::ConversationKey room() { return (*storage_->conversations().by_room("#general"))->key; }
  core::AccountKey anna() {
    if (const auto known = *storage_->accounts().by_name("anna")) return known->key;
    core::AccountRecord record;
    record.username = "anna";
    return *storage_->accounts().add(record);
  }
  core::SearchPage find(const std::string& query) {
    const auto reader = storage_->open_reader().value();
    EXPECT_TRUE(reader->begin());
    const auto room = reader->conversations().by_room("#general").value()->key;
    const auto page = reader->search().find(
        search::parse_query(query), {.places = {{.conversation = room, .visible_after = 0}}}, "", 200);
    reader->end();
    EXPECT_TRUE(page);
    return *page;
  }
  std::size_t count(const std::string& query) {
    const core::SearchPage page = find(query);
    EXPECT_FALSE(page.more);
    return page.messages.size();
  }
  // What a statement gives, as text, from one of the files; also while they are open.
  std::string ask(const std::string& file, const std::string& sql) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open(path_of(file).c_str(), &database), SQLITE_OK);
    std::string result;
    const auto take = [](void* into, int, char** columns, char**) {
      *static_cast<std::string*>(into) += columns[0] != nullptr ? columns[0] : "null";
      return 0;
    };
    sqlite3_busy_timeout(database, 5000);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), take, &result, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
    return result;
  }
  std::string postings_of(const std::string& word) {
    return ask("search.db", "select (select count(*) from postings_0 where word = '" + word +
                                "') + (select count(*) from postings_1 where word = '" + word +
                                "') + (select count(*) from postings_2 where word = '" + word + "')");
  }
  // A word that no message has: gone when the index was made anew.
  void leave_mark() { ask("search.db", "insert into postings_0 values (999, 'mark', x'00')"); }
  bool is_marked() { return postings_of("mark") != "0"; }

  std::string folder_;
  std::unique_ptr<core::Storage> storage_;
  int said_ = 0;
};

}  // namespace banter::storage::sqlite
