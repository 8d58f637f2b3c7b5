#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <openssl/sha.h>

#include "base/hash.hpp"
#include "base/mailbox.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::transports::testing {

// Files in memory, with a thread of its own that calls back as the disk's threads do, and what a test wants
// to know or to hold up.
class MemoryBlobs final : public core::Blobs {
 public:
  MemoryBlobs() : thread_([this] { work(); }) {}
  ~MemoryBlobs() override { end(); }

  // Does what it was asked for, then nothing more.
  void end() {
    release();
    mailbox_.close();
    if (thread_.joinable()) thread_.join();
  }

  // --- for tests

  // While held, nothing is done and nobody called.
  void hold() {
    std::lock_guard hold(mutex_);
    is_held_ = true;
  }
  void release() {
    {
      std::lock_guard hold(mutex_);
      is_held_ = false;
    }
    wake_.notify_all();
  }
  // All that was asked before has been done.
  void settle() {
    std::promise<void> done;
    mailbox_.push([&] { done.set_value(); });
    done.get_future().wait();
  }
  void let_chunks(std::size_t most) {
    std::lock_guard hold(mutex_);
    most_chunks_ = most;
  }
  // As if some memory had come back.
  void tell_of_memory() {
    std::unique_lock hold(mutex_);
    const auto waiting = std::exchange(waiting_, {});
    hold.unlock();
    for (const auto& free : waiting)
      free();
  }
  std::size_t chunks_out() {
    std::lock_guard hold(mutex_);
    return chunks_;
  }
  std::size_t most_chunks_out() {
    std::lock_guard hold(mutex_);
    return chunks_at_once_;
  }
  // Contents are at hand, or must be fetched, or are a little of either, or cannot be read.
  enum class Disk : std::uint8_t { at_hand, slow, moody, broken };
  void set_disk(Disk disk) {
    std::lock_guard hold(mutex_);
    disk_ = disk;
  }
  // The next append fails with this.
  void fail_appends(const std::optional<protocol::Error>& error) {
    std::lock_guard hold(mutex_);
    append_error_ = error;
  }
  std::size_t appends() {
    std::lock_guard hold(mutex_);
    return appends_;
  }
  std::size_t fetches() {
    std::lock_guard hold(mutex_);
    return fetches_;
  }
  // Of an upload; none when there is none.
  std::optional<std::string> uploaded(const std::string& id) {
    std::lock_guard hold(mutex_);
    const auto found = uploads_.find(id);
    return found == uploads_.end() ? std::nullopt : std::optional(found->second.bytes);
  }
  // As if somebody else had written to its file.
  void lengthen(const std::string& id, const std::string& more) {
    std::lock_guard hold(mutex_);
    uploads_[id].bytes += more;
  }
  bool is_busy(const std::string& id) {
    std::lock_guard hold(mutex_);
    const auto found = uploads_.find(id);
    return found != uploads_.end() && !found->second.writer.expired();
  }

  // --- Blobs

  void begin(Begin begin, core::Done<std::shared_ptr<core::Upload>> done) override {
    later([this, begin = std::move(begin), done = std::move(done)] {
      auto result = begin_now(begin);
      done(std::move(result));
    });
  }
  void how_far(std::string id, core::Done<std::int64_t> done) override {
    later([this, id = std::move(id), done = std::move(done)] {
      if (auto busy = ask_to_let_go(id)) return done(std::unexpected(*busy));
      std::unique_lock hold(mutex_);
      const auto far = static_cast<std::int64_t>(uploads_[id].bytes.size());
      hold.unlock();
      done(far);
    });
  }
  void place(std::string id, std::int64_t size, core::Done<core::Placed> done) override {
    later([this, id = std::move(id), size, done = std::move(done)] {
      if (auto busy = ask_to_let_go(id)) return done(std::unexpected(*busy));
      std::unique_lock hold(mutex_);
      const std::string bytes = uploads_[id].bytes;
      hold.unlock();
      if (bytes.size() != static_cast<std::size_t>(size))
        return done(protocol::refuse(protocol::ErrorCode::conflict, "The upload is not whole."));
      done(keep(bytes));
    });
  }
  void store(std::string bytes, core::Done<core::Placed> done) override {
    later([this, bytes = std::move(bytes), done = std::move(done)] { done(keep(bytes)); });
  }
  void drop(std::string id) override {
    later([this, id = std::move(id)] {
      ask_to_let_go(id);
      std::lock_guard hold(mutex_);
      uploads_.erase(id);
    });
  }

  core::Chunk chunk(std::function<void()> free) override {
    std::lock_guard hold(mutex_);
    if (chunks_ >= most_chunks_) {
      waiting_.push_back(std::move(free));
      return {};
    }
    ++chunks_;
    chunks_at_once_ = std::max(chunks_at_once_, chunks_);
    return {.memory = {new char[core::Chunk::most_bytes], [this](char* memory) { give_back(memory); }}};
  }

  protocol::Result<std::shared_ptr<core::Content>> open(const core::ContentHash& hash) override {
    std::lock_guard hold(mutex_);
    const auto found = contents_.find(hash);
    if (found == contents_.end()) return protocol::refuse(protocol::ErrorCode::not_found, "No.");
    return std::make_shared<Bytes>(*this, found->second);
  }
  void retire(const core::ContentHash& hash) override {
    std::lock_guard hold(mutex_);
    contents_.erase(hash);
  }
  void list(unsigned, core::Done<Shelf> done) override {
    later([done = std::move(done)] { done(Shelf{}); });
  }
  protocol::Result<Space> space() override { return Space{}; }

 private:
  class Writer;
  struct Stored {
    std::string bytes;
    std::weak_ptr<Writer> writer;
  };

  class Writer final : public core::Upload {
   public:
    Writer(MemoryBlobs& blobs, Begin begin) : blobs_(blobs), begin_(std::move(begin)) {}

    void append(core::Chunk chunk, core::Done<void> done) override {
      auto held = std::make_shared<core::Chunk>(std::move(chunk));
      blobs_.later([this, self = self_.lock(), held, done = std::move(done)] {
        std::unique_lock hold(blobs_.mutex_);
        ++blobs_.appends_;
        if (blobs_.append_error_) {
          const protocol::Error error = *blobs_.append_error_;
          hold.unlock();
          return done(std::unexpected(error));
        }
        std::string& to = begin_.checksum ? pending_ : blobs_.uploads_[begin_.id].bytes;
        to.append(held->memory.get(), held->filled);
        hold.unlock();
        *held = {};
        done({});
      });
    }
    void finish(core::Done<core::UploadEnd> done) override {
      blobs_.later([this, self = self_.lock(), done = std::move(done)] {
        core::UploadEnd end;
        {
          std::lock_guard hold(blobs_.mutex_);
          std::string& bytes = blobs_.uploads_[begin_.id].bytes;
          end.checksum_failed = begin_.checksum && !is_right(*begin_.checksum, pending_);
          if (!end.checksum_failed) bytes += pending_;
          end.offset = static_cast<std::int64_t>(bytes.size());
        }
        done(end);
      });
    }

    static bool is_right(const core::Checksum& checksum, const std::string& bytes) {
      const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
      std::string digest(checksum.kind == core::Checksum::Kind::sha1 ? 20 : 32, '\0');
      auto* const to = reinterpret_cast<unsigned char*>(digest.data());
      if (checksum.kind == core::Checksum::Kind::sha1) {
        ::SHA1(data, bytes.size(), to);
      } else {
        ::SHA256(data, bytes.size(), to);
      }
      return digest == checksum.digest;
    }

    MemoryBlobs& blobs_;
    Begin begin_;
    std::string pending_;  // until the checksum is compared
    std::weak_ptr<Writer> self_;
  };

  class Bytes final : public core::Content {
   public:
    Bytes(MemoryBlobs& blobs, std::shared_ptr<const std::string> bytes)
        : blobs_(blobs), bytes_(std::move(bytes)) {}

    std::int64_t size() const override { return static_cast<std::int64_t>(bytes_->size()); }
    protocol::Result<std::size_t> read(std::int64_t offset, std::span<char> into) override {
      std::lock_guard hold(blobs_.mutex_);
      if (blobs_.disk_ == Disk::broken)
        return protocol::refuse(protocol::ErrorCode::storage_unavailable, "No.");
      return copy(offset, into);
    }
    protocol::Result<std::optional<std::size_t>> read_if_at_hand(std::int64_t offset,
                                                                 std::span<char> into) override {
      std::lock_guard hold(blobs_.mutex_);
      if (blobs_.disk_ == Disk::broken)
        return protocol::refuse(protocol::ErrorCode::storage_unavailable, "No.");
      if (blobs_.disk_ == Disk::slow) return std::nullopt;
      if (blobs_.disk_ == Disk::at_hand) return copy(offset, into);
      mood_ = mood_ * 1664525 + 1013904223;
      if (mood_ >> 30U == 0) return std::nullopt;
      return copy(offset, into.first(std::min<std::size_t>(into.size(), 1 + (mood_ >> 16U))));
    }
    void fetch(std::int64_t, std::size_t, core::Done<void> done) override {
      blobs_.later([&blobs = blobs_, done = std::move(done)] {
        {
          std::lock_guard hold(blobs.mutex_);
          ++blobs.fetches_;
        }
        done({});
      });
    }

   private:
    std::size_t copy(std::int64_t offset, std::span<char> into) const {
      const auto at = std::min(static_cast<std::size_t>(offset), bytes_->size());
      const std::size_t bytes = std::min(into.size(), bytes_->size() - at);
      std::memcpy(into.data(), bytes_->data() + at, bytes);
      return bytes;
    }

    MemoryBlobs& blobs_;
    std::shared_ptr<const std::string> bytes_;
    std::uint32_t mood_ = 1;
  };

  void later(std::function<void()> what) {
    mailbox_.push([this, what = std::move(what)] {
      {
        std::unique_lock hold(mutex_);
        wake_.wait(hold, [this] { return !is_held_; });
      }
      what();
    });
  }

  void work() {
    std::vector<std::function<void()>> jobs;
    while (mailbox_.take(jobs, std::nullopt)) {
      for (auto& job : jobs)
        std::exchange(job, {})();
    }
  }

  protocol::Result<std::shared_ptr<core::Upload>> begin_now(const Begin& begin) {
    if (auto busy = ask_to_let_go(begin.id)) return std::unexpected(*busy);
    std::lock_guard hold(mutex_);
    Stored& stored = uploads_[begin.id];
    if (stored.bytes.size() != static_cast<std::size_t>(begin.offset))
      return protocol::refuse(protocol::ErrorCode::conflict, "The upload ends elsewhere.");
    auto writer = std::make_shared<Writer>(*this, begin);
    writer->self_ = writer;
    stored.writer = writer;
    return writer;
  }

  std::optional<protocol::Error> ask_to_let_go(const std::string& id) {
    std::unique_lock hold(mutex_);
    const auto found = uploads_.find(id);
    const auto writer = found == uploads_.end() ? nullptr : found->second.writer.lock();
    hold.unlock();
    if (!writer) return std::nullopt;
    if (auto let_go = std::exchange(writer->begin_.let_go, {})) let_go();
    return protocol::Error{.code = protocol::ErrorCode::rate_limited,
                           .message = "Another request writes to the upload.",
                           .retry_after_ms = 1'500};
  }

  core::Placed keep(const std::string& bytes) {
    std::lock_guard hold(mutex_);
    const core::ContentHash hash = base::sha256(bytes);
    const auto kept = contents_.try_emplace(hash, std::make_shared<const std::string>(bytes)).first;
    return {.hash = hash,
            .size = static_cast<std::int64_t>(bytes.size()),
            .beginning = bytes.substr(0, 512),
            .hold = kept->second};
  }

  void give_back(char* memory) {
    delete[] memory;
    {
      std::lock_guard hold(mutex_);
      --chunks_;
    }
    tell_of_memory();
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_held_ = false;
  std::size_t chunks_ = 0;
  std::size_t chunks_at_once_ = 0;
  std::size_t most_chunks_ = 64;
  std::vector<std::function<void()>> waiting_;
  Disk disk_ = Disk::at_hand;
  std::optional<protocol::Error> append_error_;
  std::size_t appends_ = 0;
  std::size_t fetches_ = 0;
  std::map<std::string, Stored> uploads_;
  std::map<core::ContentHash, std::shared_ptr<const std::string>> contents_;
  base::Mailbox<std::function<void()>> mailbox_;
  std::thread thread_;
};

}  // namespace banter::transports::testing
