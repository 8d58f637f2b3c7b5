#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <condition_variable>
#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "server/blobs/disk/open.hpp"

namespace banter::blobs::disk {

// A store in a folder of its own, and its methods as a test likes to call them: they wait for the answer.
class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string name = testing::TempDir() + "banter-blobs-XXXXXX";
    options_.folder = ::mkdtemp(name.data());
    open();
  }
  ~StoreTest() override {
    store_.reset();
    std::filesystem::remove_all(options_.folder);
  }

  // The one that was there goes first, as if its process had ended.
  void open() {
    store_.reset();
    auto store = disk::open(options_);
    ASSERT_TRUE(store) << store.error().sentence;
    store_ = *std::move(store);
  }

  template <class T, class Call>
  static protocol::Result<T> wait_for(Call call) {
    std::promise<protocol::Result<T>> promise;
    call([&](protocol::Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
  }

  protocol::Result<std::shared_ptr<core::Upload>> begin(core::Blobs::Begin begin) {
    return wait_for<std::shared_ptr<core::Upload>>(
        [&](auto done) { store_->begin(std::move(begin), std::move(done)); });
  }
  protocol::Result<std::int64_t> how_far(const std::string& id) {
    return wait_for<std::int64_t>([&](auto done) { store_->how_far(id, std::move(done)); });
  }
  protocol::Result<core::Placed> place(const std::string& id, std::int64_t size) {
    return wait_for<core::Placed>([&](auto done) { store_->place(id, size, std::move(done)); });
  }
  protocol::Result<core::Placed> store(const std::string& bytes) {
    return wait_for<core::Placed>([&](auto done) { store_->store(bytes, std::move(done)); });
  }
  protocol::Result<core::Blobs::Shelf> list(unsigned shelf) {
    return wait_for<core::Blobs::Shelf>([&](auto done) { store_->list(shelf, std::move(done)); });
  }

  core::Chunk chunk() {
    while (true) {
      std::promise<void> free;
      core::Chunk chunk = store_->chunk([&] { free.set_value(); });
      if (chunk) return chunk;
      free.get_future().wait();
    }
  }
  // In as many chunks as it takes, one after the other.
  protocol::Result<void> append(core::Upload& upload, std::string_view bytes) {
    protocol::Result<void> result;
    while (result && !bytes.empty()) {
      core::Chunk part = chunk();
      part.filled = bytes.copy(part.memory.get(), core::Chunk::most_bytes);
      bytes.remove_prefix(part.filled);
      result = wait_for<void>([&](auto done) { upload.append(std::move(part), std::move(done)); });
    }
    return result;
  }
  static protocol::Result<core::UploadEnd> finish(core::Upload& upload) {
    return wait_for<core::UploadEnd>([&](auto done) { upload.finish(std::move(done)); });
  }
  // A whole request.
  protocol::Result<core::UploadEnd> send(core::Blobs::Begin request, std::string_view bytes) {
    auto upload = begin(std::move(request));
    if (!upload) return std::unexpected(upload.error());
    if (auto appended = append(**upload, bytes); !appended) return std::unexpected(appended.error());
    return finish(**upload);
  }

  std::string read(const core::ContentHash& hash) {
    auto content = store_->open(hash);
    if (!content) return "cannot open: " + content.error().message;
    std::string bytes(static_cast<std::size_t>((*content)->size()) + 1, '\0');
    const auto got = (*content)->read(0, bytes);
    if (!got) return "cannot read: " + got.error().message;
    bytes.resize(*got);
    return bytes;
  }
  bool has(const core::ContentHash& hash) { return store_->open(hash).has_value(); }
  // What was retired before has been removed when it returns: it is in the order of its lane's turn, so that
  // a listing on the same single thread comes after it. For stores with one thread.
  void let_removals_run() { ASSERT_TRUE(list(0)); }

  std::string path(const std::string& name) const { return options_.folder + '/' + name; }
  static std::string path_of(const core::ContentHash& hash) {
    const std::string digits = base::hex(hash);
    return digits.substr(0, 2) + '/' + digits.substr(2);
  }

  Options options_;
  std::unique_ptr<core::Blobs> store_;
};

// Bytes that differ everywhere.
inline std::string some_bytes(std::size_t count, unsigned seed = 1) {
  std::string bytes(count, '\0');
  std::uint64_t state = seed * 0x9E3779B97F4A7C15ULL + 1;
  for (char& byte : bytes) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    byte = static_cast<char>(state >> 56);
  }
  return bytes;
}

}  // namespace banter::blobs::disk
