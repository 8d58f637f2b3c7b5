#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client/core/account_files.hpp"
#include "client/core/address.hpp"
#include "client/core/net/connection.hpp"
#include "client/core/outbox/courier.hpp"
#include "client/core/session/session.hpp"
#include "client/core/sync/sync.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/session.hpp"

namespace banter::client {

struct ClientOptions {
  Address address{};
  Places places{};
  /// Whose login and outbox of this device to use; empty: nobody's, until somebody signs in.
  std::string user{};
  /// Name and version of the program, at most 64 characters.
  std::string program = "banter";
  /// What this device is called in lists of sessions, at most 64 characters.
  std::string device{};
  /// Ask for the list of conversations at every login, and for what was missed in those that changed.
  bool list_conversations = false;
  /// Tell the server when direct messages have arrived.
  bool mark_arrived = false;
  Sync::Options sync{};
  /// How long the server may take to answer open(), and what a Client asks by itself; milliseconds.
  base::Millis answer_within = 20'000;
  /// Times and limits; its address and file of keys are filled in from the above.
  Connection::Options connection{};
  Courier::Options courier{};
};

/// What is known once the server has told who it takes us for.
struct Settled {
  SessionState session;  ///< Anonymous or SignedIn
  Trusted trusted{};
  std::optional<protocol::HelloReply> server{};
};

/// What a Client tells.
struct ClientHandlers {
  std::function<void(const ConnectionState&)> on_connection;
  std::function<void(const SessionState&)> on_session;
  /// The server has told who it takes us for, and what it is; before on_session.
  std::function<void(const Settled&)> on_settled;
  /// Rows that are new or have changed; all of them after the first login.
  std::function<void(const std::vector<protocol::ConversationRow>&)> on_conversations;
  /// What happens in the conversations that are followed.
  std::function<void(const News&)> on_news;
  /// Every event as it came, those that on_news tells of included.
  std::function<void(const protocol::Event&)> on_event;
  std::function<void(const OutboxNews&)> on_outbox;
};

}  // namespace banter::client
