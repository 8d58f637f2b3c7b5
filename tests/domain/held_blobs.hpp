#pragma once

#include <future>
#include <mutex>
#include <vector>

#include "server/core/ports/blobs.hpp"

namespace banter::testing {

// Files in a folder, where a test decides when bytes that were brought are stored.
class HeldBlobs final : public core::Blobs {
 public:
  explicit HeldBlobs(std::unique_ptr<core::Blobs> inner) : inner_(std::move(inner)) {}

  // From now on nothing more is stored, until let_go().
  void hold() {
    std::lock_guard lock(mutex_);
    holding_ = true;
  }
  // Waits until something is held back.
  void wait_for_held() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return !held_.empty(); });
  }
  // After let_go(): until whoever waits for the bytes has been told.
  void wait_for_told() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return was_told_; });
  }
  void let_go() {
    std::vector<std::function<void()>> held;
    {
      std::lock_guard lock(mutex_);
      holding_ = false;
      held.swap(held_);
    }
    for (const auto& one : held)
      one();
  }

  void store(std::string bytes, core::Done<core::Placed> done) override {
    {
      std::lock_guard lock(mutex_);
      if (holding_) {
        held_.emplace_back([this, bytes, done] {
          inner_->store(bytes, [this, done](protocol::Result<core::Placed> placed) {
            done(std::move(placed));
            std::lock_guard told(mutex_);
            was_told_ = true;
            arrived_.notify_all();
          });
        });
        arrived_.notify_all();
        return;
      }
    }
    inner_->store(std::move(bytes), std::move(done));
  }

  void begin(Begin begin, core::Done<std::shared_ptr<core::Upload>> done) override {
    inner_->begin(std::move(begin), std::move(done));
  }
  void how_far(std::string id, core::Done<std::int64_t> done) override {
    inner_->how_far(std::move(id), std::move(done));
  }
  void place(std::string id, std::int64_t size, core::Done<core::Placed> done) override {
    inner_->place(std::move(id), size, std::move(done));
  }
  void drop(std::string id) override { inner_->drop(std::move(id)); }
  core::Chunk chunk(std::function<void()> free) override { return inner_->chunk(std::move(free)); }
  protocol::Result<std::shared_ptr<core::Content>> open(const core::ContentHash& hash) override {
    return inner_->open(hash);
  }
  void retire(const core::ContentHash& hash) override { inner_->retire(hash); }
  void list(unsigned shelf, core::Done<Shelf> done) override { inner_->list(shelf, std::move(done)); }
  protocol::Result<Space> space() override { return inner_->space(); }

  // The test's own bytes, as if they had come by an upload.
  core::Placed place_now(std::string bytes) {
    std::promise<core::Placed> placed;
    inner_->store(std::move(bytes), [&](protocol::Result<core::Placed> result) {
      placed.set_value(std::move(result).value());
    });
    return placed.get_future().get();
  }
  // Once every removal that was asked for by now has been carried out.
  bool has(const core::ContentHash& hash) {
    std::promise<bool> found;
    inner_->list(static_cast<unsigned>(hash[0]), [&](protocol::Result<Shelf> shelf) {
      found.set_value(std::ranges::find(shelf->contents, hash) != shelf->contents.end());
    });
    return found.get_future().get();
  }

 private:
  std::unique_ptr<core::Blobs> inner_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  bool holding_ = false;
  bool was_told_ = false;
  std::vector<std::function<void()>> held_;
};

}  // namespace banter::testing
