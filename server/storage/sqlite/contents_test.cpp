#include "server/storage/sqlite/contents.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/random.hpp"
#include "server/storage/sqlite/copy.hpp"
#include "server/storage/sqlite/open.hpp"

namespace banter::storage::sqlite {
namespace {

class KnownContentsTest : public testing::Test {
 protected:
  KnownContentsTest() : folder_(std::filesystem::temp_directory_path() / base::random_id("banter-known-")) {
    std::filesystem::create_directory(folder_);
    path_ = folder_ + "/banter.db";
    storage_ = std::move(sqlite::open({.path = path_, .log = {}}).value());
  }
  ~KnownContentsTest() override {
    storage_.reset();
    std::filesystem::remove_all(folder_);
  }

  // Numbers that were added already make a second file with the same content.
  void add(int first, int count) {
    ASSERT_TRUE(storage_->begin());
    for (int i = first; i < first + count; ++i)
      ASSERT_TRUE(storage_->files().add({.id = base::random_id("f"),
                                         .account = core::AccountKey{1},
                                         .name = "a",
                                         .media_type = "image/png",
                                         .size = i,
                                         .sha256 = hash_of(i)}));
    ASSERT_TRUE(storage_->files().add({.id = base::random_id("f"),
                                       .account = core::AccountKey{1},
                                       .name = "a",
                                       .media_type = "",
                                       .size = 1}));
    ASSERT_TRUE(storage_->commit());
  }
  static core::ContentHash hash_of(int number) { return base::sha256(std::to_string(number)); }
  static std::vector<KnownContent> all(KnownContents known) {
    std::vector<KnownContent> found;
    while (auto one = known.next().value())
      found.push_back(*one);
    return found;
  }

  std::string folder_;
  std::string path_;
  std::unique_ptr<core::Storage> storage_;
};

TEST_F(KnownContentsTest, EachIsToldOnceInTheOrderOfTheHashes) {
  EXPECT_TRUE(all(KnownContents::open(path_, false).value()).empty());
  add(0, 1300);
  add(0, 20);
  const auto found = all(KnownContents::open(path_, false).value());
  ASSERT_EQ(found.size(), 1300U);
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].hash, hash_of(static_cast<int>(found[i].size)));
    EXPECT_FALSE(found[i].file.empty());
    if (i > 0) EXPECT_LT(found[i - 1].hash, found[i].hash);
  }
}

TEST_F(KnownContentsTest, WhatIsAskedSeesTheNewestCommit) {
  auto known = KnownContents::open(path_, false).value();
  EXPECT_FALSE(known.has(hash_of(7)).value());
  add(7, 1);
  EXPECT_TRUE(known.has(hash_of(7)).value());
}

TEST_F(KnownContentsTest, NothingIsMadeBesideACopy) {
  add(0, 3);
  const std::string copy = folder_ + "/a copy? 100%";
  ASSERT_TRUE(copy_database(path_, copy, [] { return false; }));
  const auto names = [&] {
    return std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
  };
  const auto before = names();
  auto known = KnownContents::open(copy, true).value();
  EXPECT_TRUE(known.has(hash_of(2)).value());
  EXPECT_EQ(names(), before);
  EXPECT_EQ(all(std::move(known)).size(), 3U);
}

TEST_F(KnownContentsTest, WhatIsNoDatabaseIsTold) {
  EXPECT_FALSE(KnownContents::open(folder_ + "/none", false));
  EXPECT_FALSE(KnownContents::open(folder_ + "/none", true));
}

}  // namespace
}  // namespace banter::storage::sqlite
