#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/reply.hpp"
#include "server/core/keys.hpp"
#include "server/core/ports/account_store.hpp"
#include "server/core/ports/file_calls.hpp"
#include "server/core/ports/password_hasher.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::core {

struct Session;
struct Services;

// What else follows from a request, in order, once it is on disk. Handlers return these and send nothing
// themselves.

// To everyone who follows the conversation, but for the connection that made the change.
struct ToFollowers {
  ConversationKey conversation;
  protocol::Event event;
  FrameKind kind = FrameKind::event;
  // Members whose connections are told `instead`, or nothing.
  std::vector<AccountKey> hidden_from{};
  std::optional<protocol::Event> instead{};
};
// To the connections of one account, but for the one that made the change.
struct ToAccount {
  AccountKey account;
  protocol::Event event;
};
// Somebody has received or read further. Told to the conversation or only to his own devices, and of many
// within a second only the last one.
struct ReceiptMoved {
  ConversationKey conversation;
  AccountKey account;
  bool to_all = false;
  protocol::ReceiptEvent event;
};
// All connections of the account follow the conversation from now on, or no longer.
struct Follow {
  AccountKey account;
  ConversationKey conversation;
};
struct Unfollow {
  AccountKey account;
  ConversationKey conversation;
};
// The session that asked speaks for the account from now on. In force for its next request, before the
// commit.
struct Enter {
  std::shared_ptr<const AccountRecord> account;
  SessionKey stored;
  std::vector<ConversationKey> conversations;
};
// The session that asked speaks for nobody any more.
struct Exit {};
// Sessions of the account end with `bye`: the one named, or (none named) all but the one that asked.
struct EndSessions {
  AccountKey account;
  SessionKey only;
};
// The account's role changed while it may be connected.
struct RoleChanged {
  AccountKey account;
  protocol::Role role;
};

// The account has set its status or its profile: those who may know are told within a second.
struct PersonChanged {
  AccountKey account;
  bool status = false;
  bool profile = false;
};
// The account has come among people who have not been told of it yet.
struct Introduced {
  AccountKey account;
};
// `other` may know from now on whether the account is there, or no longer.
struct Acquainted {
  AccountKey account;
  AccountKey other;
};

// Bytes that no file has any more: an upload's, or those of this hash.
struct BytesDropped {
  std::string upload;
  std::optional<ContentHash> content{};
};

using Step = std::variant<ToFollowers, ToAccount, ReceiptMoved, Follow, Unfollow, Enter, Exit, EndSessions,
                          RoleChanged, PersonChanged, Introduced, Acquainted, BytesDropped>;

struct Outcome {
  protocol::Reply reply;
  std::vector<Step> steps;
};

// Whose password is being tried, and from where, as it was counted (see Attempts).
struct Attempt {
  std::string username;
  HouseholdKey from;
};

// The answer of a verb that needs a password hashed: the job, and what to do with its result. `then` runs on
// the core thread inside a transaction of its own time, with everything looked up anew, and only if the
// session still speaks for whom it spoke when it asked.
struct Deferred {
  PasswordJob job;
  std::optional<Attempt> attempt;
  std::function<protocol::Result<Outcome>(Services&, const Session&, const PasswordResult&)> then;
};

// The answer of a verb that has changed something and shows a list of it all: the reply is made by a reader,
// which is asked the same once the change is on disk.
struct ThenShow {
  std::vector<Step> steps;
};

// The answer of a verb that brings bytes: `then` runs on the core thread once they are on disk, with
// everything looked up anew, and only if the session still speaks for whom it spoke when it asked.
// `only_hash`: they are not stored, since they seem to be there already, and `then` is told their hash and
// size, and holds nothing.
struct Storing {
  bool only_hash = false;
  std::function<protocol::Result<Outcome>(Services&, const Session&, const Placed&)> then;
};

// What a handler of the core thread may answer with.
using CoreAnswer = std::variant<Outcome, Deferred, ThenShow, Storing>;

// What a handler of a FileCall answers with.
struct Called {
  FileAnswer::value_type answer;
  std::vector<Step> steps{};
};

}  // namespace banter::core
