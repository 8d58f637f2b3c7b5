#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/hash.hpp"
#include "base/random.hpp"
#include "client/core/session/token_store.hpp"
#include "client/core/testing/fake_files.hpp"
#include "client/core/testing/loop.hpp"
#include "client/core/testing/temp_dir.hpp"
#include "client/core/transfers/transfers.hpp"

namespace banter::client::transfers {

inline std::string random_text(std::size_t bytes) {
  std::string text(bytes, '\0');
  base::random_bytes(std::as_writable_bytes(std::span(text)));
  return text;
}

inline std::string hash_of(std::string_view bytes) {
  return base::hex(base::sha256(bytes));
}

/// A server of files, and a program of alice's that talks to it. It tries again within milliseconds.
struct TransfersTest : ::testing::Test {
  testing::TempDir home;
  testing::TempDir work;
  // What the server's threads use.
  testing::Gate gate;
  std::atomic<bool> once = true;
  testing::FakeFiles files;
  testing::FakeServer server;
  testing::Loop loop;
  std::unique_ptr<Transfers> transfers;
  std::vector<std::string> words;
  std::vector<Progress> progress;

  void SetUp() override {
    server.serve([](auto& peer, const auto&) { peer.close(); },
                 [this](testing::FakePeer& peer) { files.serve(peer); });
    EXPECT_TRUE(TokenStore(places().tokens()).keep(server.address(), "alice", "t0k"));
    start();
  }
  void TearDown() override { transfers.reset(); }

  Places places() const { return {.config = home / "config", .state = home / "state"}; }
  TransferOptions options() const {
    TransferOptions options{.address = *parse_address(server.address()), .places = places(), .user = "alice"};
    options.backoff = {.first = 1, .most = 20};
    options.give_up_after = 2'000;
    return options;
  }
  /// Another program, after the one before was ended.
  void start() {
    transfers.reset();
    transfers = std::make_unique<Transfers>(options(),
                                            [this](std::function<void()> job) { loop.post(std::move(job)); });
  }

  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = work / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  static std::string read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }

  template <class T>
  TransferHandlers<T> handlers(std::optional<Outcome<T>>& end) {
    return {.on_progress = [this](const Progress& one) { progress.push_back(one); },
            .on_word = [this](const std::string& word) { words.push_back(word); },
            .on_end = [&end](Outcome<T> outcome) { end.emplace(std::move(outcome)); }};
  }
  static FileMessage message(std::vector<std::string> paths, const std::string& text = "look") {
    FileMessage message{.paths = std::move(paths)};
    message.draft.receiver = "bob";
    message.draft.content = text;
    return message;
  }
  Outcome<ReadyMessage> send(FileMessage what) {
    std::optional<Outcome<ReadyMessage>> end;
    transfers->send(std::move(what), handlers(end));
    loop.until([&] { return end.has_value(); });
    return std::move(*end);
  }
  Outcome<ReceivedFile> fetch(WantedFile what, bool by_link = true) {
    std::optional<Outcome<ReceivedFile>> end;
    transfers->fetch(std::move(what), work / "in", by_link, handlers(end));
    loop.until([&] { return end.has_value(); });
    return std::move(*end);
  }
  static WantedFile wanted(const std::string& id, const std::string& bytes, std::string name = "a.bin") {
    return {.file_id = id,
            .file_name = std::move(name),
            .size = static_cast<std::int64_t>(bytes.size()),
            .sha256 = hash_of(bytes)};
  }
};

}  // namespace banter::client::transfers
