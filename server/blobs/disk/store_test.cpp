// The port as a whole: uploads, contents, and what becomes of them over a restart.
#include "server/blobs/disk/store_test.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace banter::blobs::disk {
namespace {

using core::Checksum;
using protocol::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Store : public StoreTest {};

// Files in the folders of uploads that this process has open.
int open_uploads() {
  int count = 0;
  for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code error;
    const std::string name = std::filesystem::read_symlink(file, error);
    if (name.find("/uploads/") != std::string::npos) ++count;
  }
  return count;
}

unsigned mode(const std::string& path) {
  struct stat there{};
  return ::stat(path.c_str(), &there) == 0 ? there.st_mode & 0777U : 0;
}

TEST_F(Store, AnUploadBecomesContent) {
  const std::string bytes = some_bytes(1'000'000);
  EXPECT_EQ(send({.id = "a", .size = 1'000'000}, bytes).value().offset, 1'000'000);
  const auto placed = place("a", 1'000'000);
  ASSERT_TRUE(placed);
  EXPECT_EQ(placed->hash, base::sha256(bytes));
  EXPECT_EQ(placed->size, 1'000'000);
  EXPECT_EQ(placed->beginning, bytes.substr(0, 512));
  EXPECT_EQ(read(placed->hash), bytes);
  EXPECT_EQ(mode(path("")), 0700U);
  EXPECT_EQ(mode(path("uploads")), 0700U);
  EXPECT_EQ(mode(path(path_of(placed->hash))), 0600U);
}

TEST_F(Store, ItComesInManyRequests) {
  const std::string bytes = some_bytes(1'000'000);
  for (std::size_t from = 0; from < bytes.size(); from += 100'000) {
    const auto offset = static_cast<std::int64_t>(from);
    EXPECT_EQ(
        send({.id = "a", .size = 1'000'000, .offset = offset}, bytes.substr(from, 100'000)).value().offset,
        offset + 100'000);
    EXPECT_EQ(how_far("a").value(), offset + 100'000);
  }
  EXPECT_EQ(place("a", 1'000'000).value().hash, base::sha256(bytes));
}

TEST_F(Store, ItGoesOnAfterARestart) {
  const std::string bytes = some_bytes(9'000'000);
  ASSERT_TRUE(send({.id = "a", .size = 9'000'000}, bytes.substr(0, 4'000'000)));
  open();
  EXPECT_EQ(how_far("a").value(), 4'000'000);
  ASSERT_TRUE(send({.id = "a", .size = 9'000'000, .offset = 4'000'000}, bytes.substr(4'000'000, 3'000'000)));
  open();
  ASSERT_TRUE(send({.id = "a", .size = 9'000'000, .offset = 7'000'000}, bytes.substr(7'000'000)));
  EXPECT_EQ(place("a", 9'000'000).value().hash, base::sha256(bytes));
  open();
  EXPECT_EQ(place("a", 9'000'000).value().hash, base::sha256(bytes));
  EXPECT_EQ(read(base::sha256(bytes)), bytes);
}

TEST_F(Store, WhatWasAppendedStaysWhenTheRequestEndsWithoutAFinish) {
  auto upload = begin({.id = "a", .size = 10}).value();
  ASSERT_TRUE(append(*upload, "0123"));
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 4);
  ASSERT_TRUE(send({.id = "a", .size = 10, .offset = 4}, "456789"));
  EXPECT_EQ(read(place("a", 10).value().hash), "0123456789");
}

TEST_F(Store, AnotherOffsetThanItsEndIsAConflict) {
  ASSERT_TRUE(send({.id = "a", .size = 10}, "01234"));
  for (const std::int64_t offset : {0, 4, 6, 10, 11, -1})
    EXPECT_EQ(begin({.id = "a", .size = 10, .offset = offset}).error().code, ErrorCode::conflict) << offset;
  EXPECT_EQ(begin({.id = "b", .size = 10, .offset = 5}).error().code, ErrorCode::conflict);
  EXPECT_EQ(how_far("a").value(), 5);
  EXPECT_EQ(how_far("b").value(), 0);
}

TEST_F(Store, ItTakesNoMoreThanItsSize) {
  auto upload = begin({.id = "a", .size = 5}).value();
  EXPECT_EQ(append(*upload, "012345").error().code, ErrorCode::conflict);
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 0);
  ASSERT_TRUE(send({.id = "a", .size = 5}, "01234"));
  upload = begin({.id = "a", .size = 5, .offset = 5}).value();
  EXPECT_EQ(append(*upload, "5").error().code, ErrorCode::conflict);
}

TEST_F(Store, OnlyAWholeOneIsPlaced) {
  ASSERT_TRUE(send({.id = "a", .size = 10}, "01234"));
  EXPECT_EQ(place("a", 10).error().code, ErrorCode::conflict);
  EXPECT_EQ(place("b", 10).error().code, ErrorCode::conflict);
  EXPECT_FALSE(has(base::sha256("01234")));
}

TEST_F(Store, AnEmptyOneToo) {
  EXPECT_EQ(read(place("a", 0).value().hash), "");
  ASSERT_TRUE(send({.id = "b", .size = 0}, ""));
  EXPECT_EQ(place("b", 0).value().hash, base::sha256(""));
}

TEST_F(Store, TheSameContentIsThereOnce) {
  ASSERT_TRUE(send({.id = "a", .size = 5}, "12345"));
  ASSERT_TRUE(send({.id = "b", .size = 5}, "12345"));
  const auto first = place("a", 5).value();
  const auto second = place("b", 5).value();
  const auto third = store("12345").value();
  EXPECT_EQ(first.hash, second.hash);
  EXPECT_EQ(first.hash, third.hash);
  store_->drop("a");
  store_->drop("b");
  EXPECT_EQ(how_far("a").value(), 0);
  EXPECT_EQ(how_far("b").value(), 0);
  EXPECT_EQ(read(first.hash), "12345");
  EXPECT_THAT(list(256).value().uploads, IsEmpty());
}

// A content is the same file as the upload that it came from.
TEST_F(Store, APlacedUploadIsNotChangedAnyMore) {
  ASSERT_TRUE(send({.id = "a", .size = 5}, "12345"));
  const auto hash = place("a", 5).value().hash;
  for (int round = 0; round < 2; ++round) {
    EXPECT_FALSE(send({.id = "a", .size = 9, .offset = 5}, "6789"));
    EXPECT_FALSE(send({.id = "a", .size = 9, .offset = 5, .checksum = Checksum{.digest = "no"}}, "6789"));
    EXPECT_EQ(read(hash), "12345");
    open();
  }
}

TEST_F(Store, ADamagedContentIsReplaced) {
  const auto hash = store("12345").value().hash;
  ASSERT_EQ(::truncate(path(path_of(hash)).c_str(), 2), 0);
  ASSERT_TRUE(store("12345"));
  EXPECT_EQ(read(hash), "12345");
  ASSERT_EQ(::truncate(path(path_of(hash)).c_str(), 2), 0);
  ASSERT_TRUE(send({.id = "a", .size = 5}, "12345"));
  ASSERT_TRUE(place("a", 5));
  EXPECT_EQ(read(hash), "12345");
}

TEST_F(Store, OneRequestAtATimeWritesAndTheOtherIsAskedToLetGo) {
  std::atomic<int> asked = 0;
  auto upload = begin({.id = "a", .size = 10, .let_go = [&] { ++asked; }}).value();
  ASSERT_TRUE(append(*upload, "012"));
  for (int i = 0; i < 2; ++i) {
    const auto refused = begin({.id = "a", .size = 10, .offset = 3});
    EXPECT_EQ(refused.error().code, ErrorCode::rate_limited);
    EXPECT_EQ(refused.error().retry_after_ms, 200);
    EXPECT_EQ(how_far("a").error().code, ErrorCode::rate_limited);
    EXPECT_EQ(place("a", 10).error().code, ErrorCode::rate_limited);
  }
  EXPECT_EQ(asked, 1);
  ASSERT_TRUE(append(*upload, "345"));
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 6);
  EXPECT_EQ(send({.id = "a", .size = 10, .offset = 6}, "6789").value().offset, 10);
  EXPECT_EQ(read(place("a", 10).value().hash), "0123456789");
}

TEST_F(Store, WhatWasUnderWayComesBeforeTheNextRequest) {
  auto upload = begin({.id = "a", .size = 20'000'000}).value();
  const std::string bytes = some_bytes(core::Chunk::most_bytes);
  std::promise<void> appended;
  for (int i = 0; i < 2; ++i) {
    core::Chunk part = chunk();
    part.filled = bytes.copy(part.memory.get(), bytes.size());
    upload->append(std::move(part), [&, i](auto) {
      if (i == 1) appended.set_value();
    });
  }
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 2 * static_cast<std::int64_t>(bytes.size()));
  appended.get_future().get();
}

TEST_F(Store, DroppedMeansGoneAlsoForWhoWritesToIt) {
  std::atomic<int> asked = 0;
  auto upload = begin({.id = "a", .size = 10, .let_go = [&] { ++asked; }}).value();
  ASSERT_TRUE(append(*upload, "012"));
  store_->drop("a");
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(append(*upload, "345").error().code, ErrorCode::conflict);
  EXPECT_EQ(finish(*upload).error().code, ErrorCode::conflict);
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 0);
  EXPECT_THAT(list(256).value().uploads, IsEmpty());
  EXPECT_EQ(send({.id = "a", .size = 3}, "new").value().offset, 3);
}

TEST_F(Store, ManyUploadsAreRememberedInBoundedMemory) {
  options_.idle_uploads = 2;
  open();
  for (int round = 0; round < 3; ++round)
    for (int i = 0; i < 20; ++i)
      EXPECT_EQ(send({.id = std::to_string(i), .size = 9, .offset = 3L * round}, "abc").value().offset,
                3L * round + 3);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(place(std::to_string(i), 9).value().hash, base::sha256("abcabcabc"));
}

// Also when all of them are given up at once, as when a network fails, and nobody comes after them.
TEST_F(Store, ManyUploadsThatAreLeftDoNotStayOpen) {
  options_.threads = 1;
  options_.idle_uploads = 2;
  open();
  std::vector<std::shared_ptr<core::Upload>> uploads;
  for (int i = 0; i < 20; ++i) {
    uploads.push_back(begin({.id = std::to_string(i), .size = 9}).value());
    ASSERT_TRUE(append(*uploads.back(), "abc"));
  }
  EXPECT_EQ(open_uploads(), 20);
  std::promise<void> go_on;
  store_->list(0, [&](auto) { go_on.get_future().wait(); });  // holds up the only thread
  uploads.clear();
  go_on.set_value();
  for (int turn = 0; turn < 4; ++turn)
    ASSERT_TRUE(list(0));
  EXPECT_LE(open_uploads(), 3);
}

TEST_F(Store, BytesAtHandAreStored) {
  for (const std::size_t size : {0, 1, 512, 513, 4 << 20}) {
    const std::string bytes = some_bytes(size);
    const auto placed = store(bytes);
    ASSERT_TRUE(placed);
    EXPECT_EQ(placed->hash, base::sha256(bytes));
    EXPECT_EQ(placed->size, static_cast<std::int64_t>(size));
    EXPECT_EQ(placed->beginning, bytes.substr(0, 512));
    EXPECT_EQ(read(placed->hash), bytes);
  }
  EXPECT_THAT(list(256).value().uploads, IsEmpty());
}

TEST_F(Store, ContentIsReadInParts) {
  const std::string bytes = some_bytes(700'000);
  const auto content = store_->open(store(bytes).value().hash).value();
  std::string part(1000, '\0');
  EXPECT_EQ(content->read(600'000, part).value(), 1000U);
  EXPECT_EQ(part, bytes.substr(600'000, 1000));
  EXPECT_EQ(content->read(699'990, part).value(), 10U);
  EXPECT_EQ(content->read(700'000, part).value(), 0U);
  EXPECT_EQ(content->read(1LL << 60, part).value(), 0U);
  EXPECT_EQ(content->read(-1, part).value(), 0U);
  EXPECT_TRUE(wait_for<void>([&](auto done) { content->fetch(1, 699'998, std::move(done)); }));
  EXPECT_TRUE(wait_for<void>([&](auto done) { content->fetch(800'000, 100, std::move(done)); }));
  const auto at_hand = content->read_if_at_hand(600'000, part).value();
  if (at_hand) {  // not every file system can tell
    EXPECT_EQ(*at_hand, 1000U);
    EXPECT_EQ(part, bytes.substr(600'000, 1000));
  }
}

TEST_F(Store, OpenContentCanBeReadAfterItWasRetired) {
  options_.threads = 1;
  open();
  const auto hash = store("12345").value().hash;
  const auto content = store_->open(hash).value();
  store_->retire(hash);
  let_removals_run();
  EXPECT_EQ(store_->open(hash).error().code, ErrorCode::not_found);
  std::string bytes(5, '\0');
  EXPECT_EQ(content->read(0, bytes).value(), 5U);
  EXPECT_EQ(bytes, "12345");
}

TEST_F(Store, AFileThatBecameShorterIsNoContent) {
  const auto hash = store("12345").value().hash;
  const auto content = store_->open(hash).value();
  ASSERT_EQ(::truncate(path(path_of(hash)).c_str(), 2), 0);
  std::string bytes(5, '\0');
  EXPECT_EQ(content->read(0, bytes).error().code, ErrorCode::storage_unavailable);
  EXPECT_EQ(wait_for<void>([&](auto done) { content->fetch(0, 5, std::move(done)); }).error().code,
            ErrorCode::storage_unavailable);
}

TEST_F(Store, WhatIsHeldIsNotRetired) {
  options_.threads = 1;
  open();
  auto placed = store("12345").value();
  store_->retire(placed.hash);
  let_removals_run();
  EXPECT_TRUE(has(placed.hash));
  placed.hold.reset();
  let_removals_run();
  EXPECT_TRUE(has(placed.hash));
  store_->retire(placed.hash);
  let_removals_run();
  EXPECT_FALSE(has(placed.hash));
  store_->retire(placed.hash);  // fine
  EXPECT_TRUE(store("12345"));
  EXPECT_TRUE(has(placed.hash));
}

TEST_F(Store, AHoldMayOutliveTheStore) {
  auto placed = store("12345").value();
  auto content = store_->open(placed.hash).value();
  auto upload = begin({.id = "a", .size = 10}).value();
  core::Chunk part = chunk();
  store_.reset();
  std::string bytes(5, '\0');
  EXPECT_EQ(content->read(0, bytes).value(), 5U);
  EXPECT_EQ(wait_for<void>([&](auto done) { content->fetch(0, 5, std::move(done)); }).error().code,
            ErrorCode::storage_unavailable);
  part.filled = 5;
  const auto refused = wait_for<void>([&](auto done) { upload->append(std::move(part), std::move(done)); });
  EXPECT_EQ(refused.error().code, ErrorCode::storage_unavailable);
  EXPECT_EQ(finish(*upload).error().code, ErrorCode::storage_unavailable);
}

TEST_F(Store, EveryQueuedCallIsAnsweredBeforeItEnds) {
  auto upload = begin({.id = "a", .size = 1 << 30}).value();
  std::atomic<int> answered = 0;
  for (int i = 0; i < 50; ++i) {
    core::Chunk part = chunk();
    part.filled = core::Chunk::most_bytes;
    upload->append(std::move(part), [&](auto result) {
      EXPECT_TRUE(result);
      ++answered;
    });
    store_->store(std::to_string(i), [&](auto) { ++answered; });
    store_->how_far("b", [&](auto) { ++answered; });
  }
  store_.reset();
  EXPECT_EQ(answered, 150);
  upload.reset();
  open();
  EXPECT_EQ(how_far("a").value(), 50 * static_cast<std::int64_t>(core::Chunk::most_bytes));
}

TEST_F(Store, ListsWhatIsThereAndNothingElse) {
  const auto hash = store("12345").value().hash;
  ASSERT_TRUE(send({.id = "an-Upload_1", .size = 5}, "12"));
  std::ofstream(path("uploads/.hidden")) << "x";
  std::ofstream(path("uploads/with space")) << "x";
  std::ofstream(path(path_of(hash) + "0")) << "x";
  const auto shelf = std::to_integer<unsigned>(hash[0]);
  for (unsigned i = 0; i < 256; ++i) {
    const auto contents = list(i).value().contents;
    if (i == shelf) {
      EXPECT_THAT(contents, ElementsAre(hash));
    } else {
      EXPECT_THAT(contents, IsEmpty());
    }
  }
  EXPECT_THAT(list(256).value().uploads, ElementsAre("an-Upload_1"));
  EXPECT_THAT(list(257).value().uploads, IsEmpty());
}

TEST_F(Store, KnowsTheSpaceOfTheDisk) {
  const auto space = store_->space().value();
  EXPECT_GT(space.total, 0);
  EXPECT_LE(space.free, space.total);
}

TEST_F(Store, IdsThatLeadElsewhereAreRefused) {
  std::ofstream(path("secret")) << "secret";
  const std::string long_id(65, 'a');
  for (const std::string& id :
       {std::string(), std::string("../secret"), std::string("/etc/passwd"), std::string("."),
        std::string(".."), std::string("a/b"), std::string("a.from"), std::string("a\0b", 3),
        std::string("\xC3\xA4"), long_id}) {
    EXPECT_EQ(begin({.id = id, .size = 10}).error().code, ErrorCode::invalid_request);
    EXPECT_EQ(how_far(id).error().code, ErrorCode::invalid_request);
    EXPECT_EQ(place(id, 6).error().code, ErrorCode::invalid_request);
    store_->drop(id);
  }
  EXPECT_EQ(how_far(std::string(64, 'a')).value(), 0);
  EXPECT_TRUE(std::filesystem::exists(path("secret")));
}

TEST_F(Store, NothingFollowsALinkOrWaitsForAPipe) {
  std::ofstream(path("secret")) << "secret";
  std::filesystem::create_symlink("../secret", path("uploads/link"));
  std::filesystem::create_directory(path("uploads/folder"));
  ASSERT_EQ(::mkfifo(path("uploads/pipe").c_str(), 0600), 0);
  for (const std::string id : {"link", "folder", "pipe"}) {
    EXPECT_EQ(begin({.id = id, .size = 10}).error().code, ErrorCode::storage_unavailable);
    EXPECT_EQ(how_far(id).error().code, ErrorCode::storage_unavailable);
    EXPECT_EQ(place(id, 6).error().code, ErrorCode::storage_unavailable);
  }
  const auto hash = base::sha256("secret");
  std::filesystem::create_directory(path(path_of(hash).substr(0, 2)));
  std::filesystem::create_symlink("../secret", path(path_of(hash)));
  EXPECT_EQ(store_->open(hash).error().code, ErrorCode::storage_unavailable);
}

TEST_F(Store, WhatAStoreUnderWayLeftIsRemoved) {
  std::ofstream(path("uploads/.new-7")) << "x";
  open();
  EXPECT_FALSE(std::filesystem::exists(path("uploads/.new-7")));
}

TEST(Open, SaysWhatIsWrongWithTheFolder) {
  const auto store = open({.folder = "/proc/none/files", .log = base::Log::none()});
  ASSERT_FALSE(store);
  EXPECT_THAT(store.error().sentence, testing::HasSubstr("/proc/none"));
}

}  // namespace
}  // namespace banter::blobs::disk
