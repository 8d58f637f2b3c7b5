#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client/core/account_files.hpp"
#include "client/core/address.hpp"
#include "client/core/copy/backfill.hpp"
#include "client/core/copy/drafts.hpp"
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
  /// Come back at once, and look whether the server is still there, when this machine's network changes.
  bool watch_network = true;
  /// Tell the server when direct messages have arrived.
  bool mark_arrived = false;
  Sync::Options sync{};
  /// Keep all that the account sees in a copy on this device (see LocalCopy). Then all conversations are
  /// listed and followed, and what lies too far behind is passed over and fetched later.
  bool local_copy = false;
  /// Bytes that the copy may have; the oldest messages of the least recent conversations go first.
  std::int64_t copy_limit = std::int64_t{2} << 30;
  Backfill::Options backfill{};
  Drafts::Options drafts{};
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
  /// Messages of a conversation (its id) have come into the copy, or have left it, of which no news tells:
  /// older ones, or those whose words can be read again.
  std::function<void(const std::string&)> on_copy;
};

}  // namespace banter::client
