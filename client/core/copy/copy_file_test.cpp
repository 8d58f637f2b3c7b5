#include "client/core/copy/copy_file.hpp"

#include <fstream>

#include "client/core/testing/copy_fixture.hpp"

namespace banter::client {
namespace {

struct CopyFileTest : CopyTest {
  void close_all() {
    writer.reset();
    copy = *LocalCopy::open(folder / "another.db");
  }
  void fill() {
    follow();
    say(1, 3);
    ASSERT_TRUE(copy.keep_draft("c", "begun"));
  }
  void expect_made_anew() {
    reopen();
    EXPECT_TRUE(copy.conversations()->empty());
    follow();
    say(1, 3);
    EXPECT_EQ(now().unread, 3);
  }
};

TEST_F(CopyFileTest, OfAnotherVersionIsMadeAnewWithItsDrafts) {
  fill();
  auto database = Database::open(path);
  ASSERT_TRUE(database && database->run("pragma user_version = 4711; alter table message add column x"));
  close_all();
  expect_made_anew();
  EXPECT_EQ(**copy.draft("c"), "begun");
}

TEST_F(CopyFileTest, OfAnotherVersionIsMadeAnewUnderOpenReaders) {
  fill();
  auto database = Database::open(path);
  ASSERT_TRUE(database && database->run("pragma user_version = 4711"));
  LocalCopy reader = std::move(copy);
  expect_made_anew();
  EXPECT_EQ(reader.newest("c", 50)->messages.size(), 3U);
}

TEST_F(CopyFileTest, ThatIsNoDatabaseIsMadeAnew) {
  fill();
  close_all();
  std::ofstream(path, std::ios::trunc) << std::string(10'000, 'x');
  expect_made_anew();
}

TEST_F(CopyFileTest, ThatWasCondemnedIsMadeAnewWithItsDrafts) {
  fill();
  close_all();
  condemn_copy(path);
  expect_made_anew();
  EXPECT_EQ(**copy.draft("c"), "begun");
  reopen();
  EXPECT_EQ(now().unread, 3);
}

TEST_F(CopyFileTest, ThatIsDamagedWithinIsFoundOutWhenItIsWritten) {
  fill();
  close_all();
  {
    // The beginning, where the list of tables stands, stays whole.
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(8'192);
    file << std::string(60'000, '\xff');
  }
  auto opened = CopyWriter::open(path, "ann");
  if (opened) {
    opened->begin();
    opened->row_came(row("c", "#dev", 9));
    opened->news_came(NewMessage{.message = message(4)});
    EXPECT_FALSE(opened->commit());
    EXPECT_TRUE(opened->is_damaged());
    condemn_copy(path);
  }
  expect_made_anew();
}

}  // namespace
}  // namespace banter::client
