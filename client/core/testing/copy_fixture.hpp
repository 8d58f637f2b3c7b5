#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client/core/copy/copy_writer.hpp"
#include "client/core/copy/local_copy.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::client {

/// A writer and a reader on one file, for the account `ann`.
struct CopyTest : ::testing::Test {
  testing::TempDir folder;
  std::string path = folder / "copy/ann.db";
  std::optional<CopyWriter> writer = open_writer();
  LocalCopy copy = open_reader();

  std::optional<CopyWriter> open_writer() {
    auto opened = CopyWriter::open(path, "ann");
    EXPECT_TRUE(opened) << opened.error().sentence;
    return std::move(*opened);
  }
  LocalCopy open_reader() {
    auto opened = LocalCopy::open(path);
    EXPECT_TRUE(opened) << opened.error().sentence;
    return std::move(*opened);
  }
  void reopen() {
    writer.reset();
    writer = open_writer();
    copy = open_reader();
  }

  void write(const std::function<void(CopyWriter&)>& change) {
    writer->begin();
    change(*writer);
    const auto kept = writer->commit();
    ASSERT_TRUE(kept) << kept.error().sentence;
  }
  void tell(const News& news) {
    write([&](CopyWriter& to) { to.news_came(news); });
  }

  static protocol::ConversationRow row(const std::string& id, const std::string& receiver,
                                       std::int64_t last_seq = 0) {
    protocol::ConversationRow row;
    row.conversation = id;
    row.kind =
        receiver.starts_with('#') ? protocol::ConversationKind::room : protocol::ConversationKind::direct;
    row.receiver = row.title = receiver;
    row.last_seq = row.version = last_seq;
    row.first_seq = last_seq > 0 ? 1 : 0;
    row.updated_at = 1'000 + last_seq;
    return row;
  }
  static protocol::Message message(std::int64_t seq, const std::string& words = "hello",
                                   const std::string& sender = "bob", const std::string& conversation = "c") {
    protocol::Message message;
    message.conversation = conversation;
    message.seq = message.version = seq;
    message.sender = sender;
    message.receiver = "#dev";
    message.content = words;
    message.sent_at = 1'000 + seq;
    return message;
  }
  /// The room #dev, `c`, that is followed from message `last_seq` on.
  void follow(std::int64_t last_seq = 0) {
    write([&](CopyWriter& to) {
      to.row_came(row("c", "#dev", last_seq));
      to.follows("c", last_seq, last_seq);
    });
  }
  void say(std::int64_t from, std::int64_t to_seq) {
    write([&](CopyWriter& to) {
      for (std::int64_t seq = from; seq <= to_seq; ++seq)
        to.news_came(NewMessage{.message = message(seq)});
    });
  }
  static std::vector<std::int64_t> seqs(const CopiedPage& page) {
    std::vector<std::int64_t> seqs;
    for (const auto& message : page.messages)
      seqs.push_back(message.seq);
    return seqs;
  }
  protocol::ConversationRow now(const std::string& id = "c") {
    const auto row = copy.conversation(id);
    EXPECT_TRUE(row && *row);
    return row && *row ? **row : protocol::ConversationRow{};
  }
};

}  // namespace banter::client
