// No content goes that a file refers to, however the calls fall together.
#include "server/blobs/disk/contents/contents.hpp"

#include <array>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "server/blobs/disk/store_test.hpp"

namespace banter::blobs::disk {
namespace {

// What the database and the core thread are to the store: which content has how many files, and that a
// content is retired right after the commit that took its last file.
class Files {
 public:
  Files(core::Blobs& blobs, std::vector<core::ContentHash> contents)
      : blobs_(blobs), contents_(std::move(contents)), counts_(contents_.size()) {}

  void add(std::size_t content) {
    const std::lock_guard hold(mutex_);
    ++counts_[content];
  }
  void remove(std::size_t content) {
    const std::lock_guard hold(mutex_);
    if (--counts_[content] == 0) blobs_.retire(contents_[content]);
  }
  void retire_if_unused(std::size_t content) {
    const std::lock_guard hold(mutex_);
    if (counts_[content] == 0) blobs_.retire(contents_[content]);
  }
  // False: a content is not there although a file has it.
  bool all_there() {
    const std::lock_guard hold(mutex_);
    for (std::size_t i = 0; i < contents_.size(); ++i)
      if (counts_[i] > 0 && !blobs_.open(contents_[i])) return false;
    return true;
  }

 private:
  core::Blobs& blobs_;
  const std::vector<core::ContentHash> contents_;
  std::mutex mutex_;
  std::vector<int> counts_;
};

class ContentsRace : public StoreTest {
 protected:
  ContentsRace() {
    options_.threads = 4;
    open();
  }
};

TEST_F(ContentsRace, WhatAFileHasIsAlwaysThere) {
  const std::array<std::string, 3> bytes{"one", "two", some_bytes(300'000)};
  Files files(*store_, {base::sha256(bytes[0]), base::sha256(bytes[1]), base::sha256(bytes[2])});
  std::atomic<int> lost = 0, refused = 0;
  std::vector<std::thread> people;
  for (unsigned person = 0; person < 8; ++person)
    people.emplace_back([&, person] {
      for (unsigned round = 0; round < 60; ++round) {
        const std::size_t content = (person + round) % bytes.size();
        protocol::Result<core::Placed> placed;
        if (person % 2 == 0) {
          placed = store(bytes[content]);
        } else {
          const std::string id = "u" + std::to_string(person) + '-' + std::to_string(round);
          const auto size = static_cast<std::int64_t>(bytes[content].size());
          if (!send({.id = id, .size = size}, bytes[content])) ++refused;
          placed = place(id, size);
          store_->drop(id);
        }
        if (!placed) {
          ++refused;
          continue;
        }
        if (round % 4 == 3) {  // the commit failed
          placed->hold.reset();
          files.retire_if_unused(content);
          continue;
        }
        files.add(content);
        placed->hold.reset();
        if (!files.all_there()) ++lost;
        files.remove(content);
      }
    });
  for (std::thread& thread : people)
    thread.join();
  EXPECT_EQ(lost, 0);
  EXPECT_EQ(refused, 0);
  store_.reset();  // all removals have run
  open();
  EXPECT_TRUE(list(256).value().uploads.empty());
}

// The narrowest case: bytes come again while the same ones are just being removed.
TEST_F(ContentsRace, WhatIsPlacedWhileItGoesIsThereAfterwards) {
  const auto hash = base::sha256("bytes");
  for (int round = 0; round < 300; ++round) {
    ASSERT_TRUE(store("bytes"));
    store_->retire(hash);
    const auto placed = store("bytes");
    ASSERT_TRUE(placed);
    ASSERT_EQ(read(hash), "bytes") << round;
  }
}

}  // namespace
}  // namespace banter::blobs::disk
