#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QQuickItem>
#include <optional>
#include <string>
#include <vector>

#include "client/core/copy/copy_writer.hpp"
#include "client/desktop/testing/stage.hpp"
#include "client/desktop/timeline/timeline_model.hpp"

namespace banter::desktop {

/// The account `alice` with a copy that a test fills, and what the Client would tell of it.
struct TimelineTest : ::testing::Test {
  testing::Stage stage;
  client::Places places{.config = stage.home() / "config", .state = stage.home() / "state"};
  std::optional<client::CopyWriter> writer = open_writer();
  std::int64_t day = 1'790'000'000'000;

  std::optional<client::CopyWriter> open_writer() {
    auto opened = client::CopyWriter::open(places.copy("127.0.0.1:1", "alice"), "alice");
    EXPECT_TRUE(opened) << opened.error().sentence;
    return std::move(*opened);
  }
  template <class Change>
  void write(Change change) {
    writer->begin();
    change(*writer);
    const auto kept = writer->commit();
    ASSERT_TRUE(kept) << kept.error().sentence;
  }

  /// The room #team, `c`, or with a name the conversation with somebody.
  protocol::ConversationRow row(std::int64_t last_seq, std::int64_t read_seq,
                                const std::string& receiver = "#team") {
    protocol::ConversationRow row;
    row.conversation = "c";
    const bool room = receiver.starts_with('#');
    row.kind = room ? protocol::ConversationKind::room : protocol::ConversationKind::direct;
    row.receiver = row.title = receiver;
    if (room) row.role = protocol::RoomRole::owner;
    row.member_count = room ? 5 : 2;
    row.last_seq = row.version = last_seq;
    row.first_seq = last_seq > 0 ? 1 : 0;
    row.read_seq = read_seq;
    row.unread = last_seq - read_seq;
    row.updated_at = day + last_seq;
    return row;
  }
  /// A minute apart.
  protocol::Message message(std::int64_t seq, const std::string& words, const std::string& sender = "bob") {
    protocol::Message message;
    message.conversation = "c";
    message.seq = message.version = seq;
    message.sender = sender;
    message.receiver = "#team";
    message.content = words;
    message.sent_at = day + seq * 60'000;
    return message;
  }
  static std::string words(std::int64_t seq) {
    std::string text = "Message " + std::to_string(seq) + ".";
    for (std::int64_t more = 0; more < seq * 7 % 40; ++more)
      text += more % 9 == 8 ? " and, once more, something else" : " words";
    return text;
  }
  std::string sender(std::int64_t seq) const {
    static const char* const names[] = {"bob", "bob", "alice", "carol", "carol", "carol", "alice"};
    return names[seq % 7];
  }
  void fill(std::int64_t count, std::int64_t read_seq, const std::string& receiver = "#team") {
    write([&](client::CopyWriter& to) {
      to.row_came(row(count, read_seq, receiver));
      to.follows("c", 0, 0);
      for (std::int64_t seq = 1; seq <= count; ++seq)
        to.news_came(client::NewMessage{.message = message(seq, words(seq), sender(seq))});
    });
  }
  /// What comes just now.
  void come(const protocol::Message& message) {
    const client::News news = client::NewMessage{.message = message};
    write([&](client::CopyWriter& to) { to.news_came(news); });
    Q_EMIT stage.session().newsCame(news);
  }
  void change(const client::ChangedMessage& change) {
    const client::News news = change;
    write([&](client::CopyWriter& to) { to.news_came(news); });
    Q_EMIT stage.session().newsCame(news);
  }
};

}  // namespace banter::desktop
