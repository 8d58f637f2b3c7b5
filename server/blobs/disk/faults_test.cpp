// A disk that is full, or does not do what it is told.
#include "server/blobs/disk/faults.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <vector>

#include "base/platform/file.hpp"
#include "server/blobs/disk/store_test.hpp"

namespace banter::blobs::disk {
namespace {

using protocol::ErrorCode;
using testing::HasSubstr;

// So many syncs go well, then one fails.
std::atomic<int> good_syncs = 0;

int sync_or_fail(int file) {
  if (good_syncs-- != 0) return ::fdatasync(file);
  errno = EIO;
  return -1;
}

// The sizes that were synced while the upload had its mark.
std::vector<std::int64_t> marked_syncs;

int sync_and_look(int file) {
  const std::string name = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(file));
  struct stat status{};
  if (::fstat(file, &status) == 0 && std::filesystem::is_symlink(name + ".from"))
    marked_syncs.push_back(status.st_size);
  return ::fdatasync(file);
}

class Faulty : public StoreTest {
 protected:
  Faulty() {
    good_syncs = 1'000'000;
    options_.sync = sync_or_fail;
    open();
  }
};

// No file can become larger than that while it is there.
class Full {
 public:
  explicit Full(rlim_t most) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{most, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~Full() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    (void)std::signal(SIGXFSZ, handler_);
  }
  Full(const Full&) = delete;
  Full& operator=(const Full&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_F(Faulty, AFullDiskRefusesAndLosesNothing) {
  const std::string bytes = some_bytes(3'000'000);
  ASSERT_TRUE(send({.id = "a", .size = 3'000'000}, bytes.substr(0, 1'000'000)));
  {
    const Full full(1'300'000);
    const auto refused = send({.id = "a", .size = 3'000'000, .offset = 1'000'000}, bytes.substr(1'000'000));
    EXPECT_EQ(refused.error().code, ErrorCode::storage_unavailable);
    EXPECT_THAT(refused.error().message, HasSubstr("no room"));
    EXPECT_EQ(store(bytes).error().code, ErrorCode::storage_unavailable);
    EXPECT_EQ(how_far("a").value(), 1'000'000 + static_cast<std::int64_t>(core::Chunk::most_bytes));
    EXPECT_EQ(std::filesystem::file_size(path("uploads/a")), 1'000'000 + core::Chunk::most_bytes);
  }
  const auto offset = how_far("a").value();
  ASSERT_TRUE(
      send({.id = "a", .size = 3'000'000, .offset = offset}, bytes.substr(static_cast<std::size_t>(offset))));
  EXPECT_EQ(place("a", 3'000'000).value().hash, base::sha256(bytes));
  EXPECT_TRUE(store(bytes));
  EXPECT_EQ(list(256).value().uploads.size(), 1U);
}

TEST_F(Faulty, AfterARefusalTheRequestTakesNothingMore) {
  auto upload = begin({.id = "a", .size = 3'000'000}).value();
  {
    const Full full(100);
    EXPECT_EQ(append(*upload, some_bytes(1000)).error().code, ErrorCode::storage_unavailable);
  }
  EXPECT_EQ(append(*upload, "x").error().code, ErrorCode::storage_unavailable);
  EXPECT_EQ(finish(*upload).error().code, ErrorCode::storage_unavailable);
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 0);
}

TEST_F(Faulty, AfterAFailedSyncTheUploadBeginsAnew) {
  ASSERT_TRUE(send({.id = "a", .size = 10}, "01234"));
  good_syncs = 0;
  const auto refused = send({.id = "a", .size = 10, .offset = 5}, "567");
  EXPECT_EQ(refused.error().code, ErrorCode::storage_unavailable);
  EXPECT_EQ(how_far("a").value(), 0);
  EXPECT_FALSE(std::filesystem::exists(path("uploads/a")));
  ASSERT_TRUE(send({.id = "a", .size = 10}, "0123456789"));
  EXPECT_EQ(read(place("a", 10).value().hash), "0123456789");
}

TEST_F(Faulty, WhenItFailsBeforeTheOffsetIsToldNothingIsTold) {
  ASSERT_TRUE(send({.id = "a", .size = 10}, "01234"));
  open();
  good_syncs = 0;
  EXPECT_EQ(how_far("a").error().code, ErrorCode::storage_unavailable);
  EXPECT_EQ(how_far("a").value(), 0);
}

TEST_F(Faulty, WhenItFailsAtThePlacingThereIsNoContent) {
  ASSERT_TRUE(send({.id = "a", .size = 5}, "01234"));
  open();
  good_syncs = 0;
  EXPECT_EQ(place("a", 5).error().code, ErrorCode::storage_unavailable);
  EXPECT_FALSE(has(base::sha256("01234")));
  EXPECT_EQ(how_far("a").value(), 0);
  good_syncs = 0;
  EXPECT_EQ(store("01234").error().code, ErrorCode::storage_unavailable);
  EXPECT_FALSE(has(base::sha256("01234")));
  EXPECT_TRUE(std::filesystem::is_empty(path("uploads")));
}

// Not every file system has the two on disk in the order in which they were done.
TEST_F(Faulty, WhatIsTakenBackIsSyncedBeforeItsMarkGoes) {
  options_.sync = sync_and_look;
  open();
  ASSERT_TRUE(send({.id = "a", .size = 10}, "0123"));
  const core::Checksum wrong{.digest = "x"};
  marked_syncs.clear();
  ASSERT_TRUE(send({.id = "a", .size = 10, .offset = 4, .checksum = wrong}, "456")->checksum_failed);
  EXPECT_THAT(marked_syncs, testing::Contains(4));

  auto upload = begin({.id = "a", .size = 10, .offset = 4, .checksum = wrong}).value();
  ASSERT_TRUE(append(*upload, "456"));
  const std::string left = path("uploads/left");
  std::filesystem::copy_file(path("uploads/a"), left);
  upload.reset();
  store_.reset();
  std::filesystem::rename(left, path("uploads/a"));  // as a crash leaves it
  std::filesystem::create_symlink("4", path("uploads/a.from"));
  marked_syncs.clear();
  open();
  EXPECT_EQ(how_far("a").value(), 4);
  EXPECT_THAT(marked_syncs, testing::Contains(4));
}

TEST_F(Faulty, AnUploadWithoutAFinishThatFailsToSyncIsNotTrusted) {
  auto upload = begin({.id = "a", .size = 10}).value();
  ASSERT_TRUE(append(*upload, "012"));
  good_syncs = 0;
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 0);
}

TEST_F(Faulty, TheLogSaysSoOnceAndNothingOfTheFiles) {
  const std::string log = options_.folder + ".log";
  Faults faults(base::Log::file(log, 1 << 20, 0, false).value());
  for (int i = 0; i < 100; ++i)
    faults.report({.sentence = "cannot write a", .os_error = ENOSPC});
  faults.report({.sentence = "cannot write b", .os_error = EIO});
  const std::string text = base::read_file(log, 10'000).value();
  EXPECT_EQ(std::ranges::count(text, '\n'), 3);
  EXPECT_THAT(text, HasSubstr("Files: cannot write a"));
  EXPECT_THAT(text, HasSubstr("99 more"));
  EXPECT_THAT(text, HasSubstr("Files: cannot write b"));
  std::filesystem::remove(log);
}

}  // namespace
}  // namespace banter::blobs::disk
