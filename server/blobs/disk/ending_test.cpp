// The end of the store waits for no large file.
#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <thread>

#include "server/blobs/disk/contents/stored_content.hpp"
#include "server/blobs/disk/placing.hpp"
#include "server/blobs/disk/store_test.hpp"

namespace banter::blobs::disk {
namespace {

using protocol::ErrorCode;

// The parts of the store, whose one thread is busy until their end has begun.
class Ending : public StoreTest {
 protected:
  // Opens the folder anew, as after a restart: nothing of it is hashed.
  void restart() {
    store_.reset();
    parts_ = std::make_shared<DiskParts>(Folders::open(options_.folder, 0).value(), base::Log::none(), 1,
                                         std::function<Pacer::Commits()>());
    FileThreads& threads = parts_->threads;
    threads.post({.step = [&threads]() -> FileThreads::Next {
      while (!threads.is_ending())
        std::this_thread::yield();
      return {};
    }});
  }

  static constexpr std::int64_t kSize = 20'000'000;
  std::shared_ptr<DiskParts> parts_;
};

TEST_F(Ending, WhatIsNotHashedIsNotPlaced) {
  ASSERT_TRUE(send({.id = "a", .size = kSize}, some_bytes(kSize)));
  restart();
  auto uploads = std::make_shared<Uploads>(parts_, ::fdatasync, 1);
  auto contents = std::make_shared<Contents>(parts_);
  auto entry = uploads->take_for_placing("a").value();
  std::optional<protocol::Result<core::Placed>> placed;
  auto placing = std::make_shared<Placing>(uploads, contents, entry, kSize,
                                           [&](auto result) { placed.emplace(std::move(result)); });
  ASSERT_TRUE(parts_->threads.post(entry->lane, {.step = [placing] { return placing->step(); }}));
  parts_->threads.end();
  ASSERT_TRUE(placed);
  ASSERT_FALSE(*placed);
  EXPECT_EQ(placed->error().code, ErrorCode::storage_unavailable);
}

TEST_F(Ending, NothingIsFetched) {
  const auto hash = store(some_bytes(kSize)).value().hash;
  restart();
  const auto content = StoredContent::open(parts_, hash).value();
  std::optional<protocol::Result<void>> fetched;
  content->fetch(0, kSize, [&](auto result) { fetched.emplace(std::move(result)); });
  parts_->threads.end();
  ASSERT_TRUE(fetched);
  ASSERT_FALSE(*fetched);
  EXPECT_EQ(fetched->error().code, ErrorCode::storage_unavailable);
}

}  // namespace
}  // namespace banter::blobs::disk
