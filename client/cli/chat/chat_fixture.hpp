#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "client/cli/chat/chat.hpp"
#include "client/cli/testing/fake_console.hpp"
#include "client/cli/testing/small_server.hpp"
#include "client/cli/text/wrap.hpp"
#include "client/core/session/token_store.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::cli {

/// A screen that is a list of texts, and a person who types when something is to be seen.
class FakeScreen final : public Screen {
 public:
  explicit FakeScreen(Loop& loop) : loop_(loop) {}

  void start(Handlers handlers) override { handlers_ = std::move(handlers); }
  void show(const std::string& text) override {
    texts.push_back(text);
    look();
  }
  std::uint64_t show_for_now(const std::string& text) override {
    show(text);
    return texts.size();
  }
  bool change(std::uint64_t number, const std::string& text) override {
    texts.at(number - 1) = text;
    changes.push_back(text);
    look();
    return true;
  }
  bool can_change() const override { return person; }
  void set_prompt(const std::string& text) override { prompt = text; }
  void ring() override { ++rings; }
  void take_input(bool) override {}
  std::size_t columns() const override { return 0; }

  /// When a text with `seen` in it is shown, the person types `line`; an empty line ends the input, one that
  /// begins with a tab asks what can become of the rest.
  void when(std::string seen, std::string line) { script_.emplace_back(std::move(seen), std::move(line)); }

  std::string all() const {
    std::string text;
    for (const std::string& one : texts)
      text += one + "\n";
    return text;
  }

  std::vector<std::string> texts;
  std::vector<std::string> changes;
  std::string prompt;
  bool person = true;
  int rings = 0;
  std::vector<std::vector<std::string>> completed;

 private:
  void look() {
    if (script_.empty()) return;
    const bool seen = all().find(script_.front().first) != std::string::npos;
    if (!seen) return;
    const std::string line = script_.front().second;
    script_.pop_front();
    loop_.post([this, line] {
      if (line.empty()) {
        handlers_.on_end();
      } else if (line.front() == '\t') {
        const std::size_t word = line.rfind(' ') == std::string::npos ? 1 : line.rfind(' ') + 1;
        completed.push_back(handlers_.complete(line.substr(1, word - 1), line.substr(word)));
      } else {
        handlers_.on_line(line);
      }
      look();
    });
  }

  Loop& loop_;
  Handlers handlers_;
  std::deque<std::pair<std::string, std::string>> script_;
};

struct ChatTest : ::testing::Test {
  client::testing::TempDir home;
  client::testing::Gate gate;  // for the server's threads
  testing::SmallServer server;
  testing::FakeConsole console;
  Loop loop;
  FakeScreen screen{loop};
  std::atomic<std::int64_t> last = 0;
  std::int64_t timeout_s = 20;

  void SetUp() override {
    use_utf8();
    server.on<protocol::ConversationsRequest>([](const auto&) {
      return protocol::ConversationsReply{.conversations = {{.conversation = "g",
                                                             .kind = protocol::ConversationKind::room,
                                                             .receiver = "#general"},
                                                            {.conversation = "d",
                                                             .kind = protocol::ConversationKind::room,
                                                             .receiver = "#dev",
                                                             .unread = 3}},
                                          .cursor = "1"};
    });
    server.on<protocol::HistoryRequest>([](const auto& request) -> protocol::Result<protocol::HistoryReply> {
      if (request.conversation == "@nobody")
        return protocol::refuse(protocol::ErrorCode::user_not_found, "Nobody is called nobody.");
      return protocol::HistoryReply{};
    });
    server.on<protocol::MessageRequest>(
        [this](const auto& request) -> protocol::Result<protocol::MessageReply> {
          if (request.content == "evil")
            return protocol::refuse(protocol::ErrorCode::blocked, "bob has blocked you.");
          ++last;
          return protocol::MessageReply{
              .conversation = "g", .seq = last, .version = last, .sent_at = 1'790'000'040'000};
        });
  }

  Outcome<void> chat(const std::string& place = {}) {
    loop.after(std::chrono::seconds(30), [this] { loop.stop(); });
    server.start();
    const client::Places places{.config = home / "config", .state = home / "state"};
    EXPECT_TRUE(client::TokenStore(places.tokens()).keep(server.address(), "alice", "t0k"));
    Context context({.timeout_s = timeout_s}, console, places);
    return Chat(loop, screen, context, {.address = *client::parse_address(server.address()), .user = "alice"},
                place)
        .run();
  }
};

}  // namespace banter::cli
