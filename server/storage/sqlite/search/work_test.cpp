// What the index and those who ask it may do and hold, whatever the messages and the queries are.
#include <gmock/gmock.h>

#include "server/storage/sqlite/search/index_reader.hpp"
#include "server/storage/sqlite/search/index_source.hpp"
#include "server/storage/sqlite/search/index_test.hpp"
#include "server/storage/sqlite/search/index_writer.hpp"

namespace banter::storage::sqlite {
namespace {

class SearchWork : public IndexTest {
 protected:
  // Words that no two messages share.
  std::string words(const std::string& beginning, int count) {
    std::string content;
    for (int i = 0; i < count; ++i)
      content += beginning + std::to_string(given_++) + " ";
    return content;
  }
  int given_ = 0;
};

TEST_F(SearchWork, OfComparingALongQuotationIsCounted) {
  open();
  std::string content = "b";
  for (int i = 0; i < 8000; ++i)
    content += " a";
  for (int i = 0; i < 40; ++i)
    say(content);
  std::string quotation = "a";
  for (int i = 0; i < 30; ++i)
    quotation += " a";
  const core::SearchPage page = find("\"" + quotation + " b\"");
  EXPECT_TRUE(page.messages.empty());
  EXPECT_TRUE(page.more);
}

TEST_F(SearchWork, OfManyBeginningsInABlockIsBounded) {
  open();
  ASSERT_TRUE(storage_->begin());
  const auto general = room();
  const auto sender = anna();
  for (int i = 0; i < 1030; ++i)
    ASSERT_TRUE(
        storage_->messages().append({.conversation = general, .sender = sender, .content = words("n", 60)}));
  ASSERT_TRUE(storage_->commit());
  finish_indexing(*storage_);
  EXPECT_EQ(count("n1 n2 n3 n4 n5 n6 n7 n8 n9 n61000"), 0u);
  IndexState state{.path = path_of("search.db"), .layout = {.unit_bits = 2}};
  state.generation = 1;
  IndexReader reader(state);
  ASSERT_GT(reader.begin().end, 1024);
  std::vector<search::Need> needs;
  for (int i = 1; i < 10; ++i)
    needs.push_back({.word = "n" + std::to_string(i), .is_prefix = true});
  OffsetSet found;
  ASSERT_TRUE(reader.candidates({.level = 2, .number = 0}, needs, found));
  EXPECT_GT(reader.work(), 9'000);
  EXPECT_LT(reader.work(), 11'000);
  reader.end();
  EXPECT_EQ(reader.work(), 0) << "what is done without the index is counted from the beginning";
}

TEST(UnitBuilder, IsBoundedInWords) {
  UnitBuilder builder(10);
  builder.start(0);
  const auto add = [&](std::int64_t key, int words) {
    std::string content;
    for (int i = 0; i < words; ++i)
      content += "k" + std::to_string(key) + "w" + std::to_string(i) + " ";
    builder.add({.key = key, .conversation = 1, .sender = 1, .sent_at = 1, .content = content});
  };
  add(0, 3000);
  ASSERT_EQ(builder.sorted().size(), 1u) << "too many for one message: it is any word";
  EXPECT_EQ(builder.sorted()[0]->first, kAnyWord);
  add(1, 2);
  EXPECT_EQ(builder.sorted().size(), 3u);
  for (std::int64_t key = 2; key < 1024; ++key)
    add(key, 2000);
  EXPECT_LT(builder.sorted().size(), 140'000u);
  EXPECT_GT(builder.sorted()[0]->second.size(), 900u) << "too many for one unit";
}

TEST_F(SearchWork, MessagesOfTooManyWordsAreFound) {
  open();
  say(words("x", 2500) + "needle");
  say(words("y", 2500) + "needle");
  say_many(40);
  finish_indexing(*storage_);
  EXPECT_EQ(postings_of("needle"), "0");
  EXPECT_EQ(postings_of(""), "1");
  EXPECT_EQ(count("needle"), 2u);
  EXPECT_EQ(count("need x7"), 1u);
  change(1, "needle");
  change(2, "pin");
  finish_indexing(*storage_);
  EXPECT_EQ(postings_of(""), "0");
  EXPECT_EQ(count("needle"), 1u);
  change(2, words("z", 2500) + "needle");
  finish_indexing(*storage_);
  EXPECT_EQ(postings_of(""), "1");
  EXPECT_EQ(count("needle"), 2u);
}

TEST_F(SearchWork, ChangesAreGatheredByTheirBytes) {
  open();
  const std::string content(16'000, 'x');
  for (int i = 0; i < 40; ++i)
    say(content);
  finish_indexing(*storage_);
  close();
  ask("banter.db", "update messages set content = 'short'");
  IndexSource source({.path = path_of("banter.db"), .vfs = {}});
  ASSERT_TRUE(source.begin().has_value());
  EXPECT_EQ(source.changes_after(0, 1000, 16'000)->size(), 1u);
  EXPECT_EQ(source.changes_after(0, 1000, 100'000)->size(), 7u);
  EXPECT_EQ(source.changes_after(0, 3, 100'000)->size(), 3u);
  source.end();
  open();
  EXPECT_EQ(ask("search.db", "select journal from about"), "40") << "in several steps";
  EXPECT_EQ(count("short"), 40u);
}

TEST_F(SearchWork, EndsBetweenTwoChanges) {
  IndexFile file(path_of("search.db"), {.unit_bits = 2});
  ASSERT_TRUE(file.create("identity", "boot"));
  std::atomic<bool> ending = false;
  IndexWriter writer(file, ending);
  ASSERT_TRUE(file.connection().run("begin"));
  EXPECT_TRUE(writer.change(1, 4, {}, {"word"}));
  ending = true;
  EXPECT_FALSE(writer.change(2, 4, {}, {"word"}));
  EXPECT_FALSE(file.connection().broken()) << "nothing is wrong with the file";
}

TEST_F(SearchWork, TheIndexIsNotAskedWhenTooManyChangesWait) {
  open();
  say_many(20);
  finish_indexing(*storage_);
  ask("search.db", "delete from postings_0; delete from postings_1");
  EXPECT_EQ(count("word7"), 0u) << "it names nothing";
  const auto add = [this](int count) {
    ask("banter.db", "with recursive n(i) as (values (1) union all select i + 1 from n where i < " +
                         std::to_string(count) +
                         ") insert into search_journal (key, content) select 1, '' from n");
  };
  add(1000);
  EXPECT_EQ(count("word7"), 0u);
  add(4000);
  EXPECT_EQ(count("word7"), 1u);
}

TEST_F(SearchWork, OldWordsGoWithoutFurtherWrites) {
  open();
  say("secret");
  say_many(10);
  finish_indexing(*storage_);
  change(1, "");
  finish_indexing(*storage_);
  EXPECT_EQ(ask("banter.db", "select count(*) from search_journal"), "1");
  ASSERT_TRUE(storage_->begin());
  ASSERT_TRUE(storage_->commit());
  EXPECT_EQ(ask("banter.db", "select count(*) from search_journal"), "0");
}

TEST_F(SearchWork, OldWordsAreNotKeptForAnIndexThatIsNotThere) {
  open();
  say("secret one");
  say_many(10);
  finish_indexing(*storage_);
  close();
  auto without = sqlite::open({.path = path_of("banter.db"), .log = {}});
  ASSERT_TRUE(without);
  storage_ = std::move(*without);
  change(1, "public");
  EXPECT_EQ(ask("banter.db", "select count(*) from search_journal"), "0");
  EXPECT_EQ(count("public"), 1u);
  close();
  leave_mark();
  open();
  EXPECT_FALSE(is_marked()) << "it has missed the change";
  EXPECT_EQ(count("public"), 1u);
  close();
  for (const char* suffix : {"", "-wal", "-shm"})
    std::filesystem::remove(path_of("search.db") + suffix);
  std::filesystem::create_directories(path_of("search.db") + "/in the way");
  open();
  finish_indexing(*storage_);  // tries once more
  change(1, "secret two");
  EXPECT_EQ(ask("banter.db", "select count(*) from search_journal"), "0");
  EXPECT_EQ(count("secret"), 1u);
}

}  // namespace
}  // namespace banter::storage::sqlite
