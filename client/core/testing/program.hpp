#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/core/client.hpp"
#include "client/core/testing/loop.hpp"
#include "client/core/testing/temp_dir.hpp"

namespace banter::client::testing {

/// For tests in which one program follows another: what comes to the server next is then the next one, and
/// not the one before coming back.
inline void stay_away(ClientOptions& options) {
  options.connection.come_back = false;
}

/// A program around a Client that writes down all it is told. It comes back to a lost server within
/// milliseconds.
class Program {
 public:
  explicit Program(const std::string& server, const std::function<void(ClientOptions&)>& change = {},
                   std::shared_ptr<TempDir> home = std::make_shared<TempDir>())
      : home_(std::move(home)) {
    ClientOptions options;
    options.address = *parse_address(server);
    options.places = places();
    options.connection.backoff = {.first = 1, .most = 20};
    options.watch_network = false;  // a test says itself when it changes
    options.courier.rest = 5;
    options.courier.look_again = 5;
    if (change) change(options);
    ClientHandlers handlers;
    handlers.on_connection = [this](const ConnectionState& state) { connection.push_back(state); };
    handlers.on_session = [this](const SessionState& state) { session.push_back(state); };
    handlers.on_conversations = [this](const auto& rows) {
      conversations.insert(conversations.end(), rows.begin(), rows.end());
    };
    handlers.on_news = [this](const News& one) { news.push_back(one); };
    handlers.on_event = [this](const protocol::Event& event) { events.push_back(event); };
    handlers.on_outbox = [this](const OutboxNews& one) { outbox.push_back(one); };
    handlers.on_copy = [this](const std::string& conversation) { filled.push_back(conversation); };
    client = std::make_unique<Client>(std::move(options), std::move(handlers),
                                      [this](std::function<void()> job) { loop.post(std::move(job)); });
  }

  Places places() const { return {.config = *home_ / "config", .state = *home_ / "state"}; }
  const std::shared_ptr<TempDir>& home() const { return home_; }

  /// Waits until a state of this kind was told after the first `since`, and gives it.
  template <class State, class States>
  static const State* last(const States& states, std::size_t since = 0) {
    for (std::size_t i = states.size(); i > since; --i) {
      if (const auto* state = std::get_if<State>(&states[i - 1])) return state;
    }
    return nullptr;
  }
  template <class State>
  const State& connection_becomes(std::size_t since = 0) {
    loop.until([&] { return last<State>(connection, since) != nullptr; });
    return *last<State>(connection, since);
  }
  template <class State>
  const State& session_becomes(std::size_t since = 0) {
    loop.until([&] { return last<State>(session, since) != nullptr; });
    return *last<State>(session, since);
  }

  std::vector<ConnectionState> connection;
  std::vector<SessionState> session;
  std::vector<protocol::ConversationRow> conversations;
  std::vector<News> news;
  std::vector<protocol::Event> events;
  std::vector<OutboxNews> outbox;
  std::vector<std::string> filled;
  Loop loop;

 private:
  std::shared_ptr<TempDir> home_;

 public:
  std::unique_ptr<Client> client;
};

}  // namespace banter::client::testing
