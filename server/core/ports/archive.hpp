#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/error.hpp"
#include "protocol/generated/cpp/messages.hpp"
#include "server/core/keys.hpp"
#include "server/core/ports/account_store.hpp"
#include "server/core/ports/audit_store.hpp"
#include "server/core/ports/conversation_store.hpp"
#include "server/core/ports/file_store.hpp"
#include "server/core/ports/invite_store.hpp"
#include "server/core/ports/message_store.hpp"
#include "server/core/ports/presence_store.hpp"

// Everything that is stored, one thing at a time and in a fixed order, and the way back: for an export, and
// for moving from one storage to another. What is left out: sessions, since a token is nobody else's
// business, uploads that are no files yet, and whatever follows from the rest. The bytes of files are in the
// Blobs.
namespace banter::core {

// Accounts are named by their keys, which stay: an account that was erased may still be named. Conversations
// are named by their ids.

struct ArchivedState {
  std::int64_t last_account = 0;  // the last key given, so that none is given twice
  std::int64_t changes = 0;       // no change of a list has a larger number (see `change` below)

  bool operator==(const ArchivedState&) const = default;
};

// Whoever brought it may be gone. Its key means nothing outside of a storage.
struct ArchivedFile {
  FileRecord file;  // without key and without what holds it

  bool operator==(const ArchivedFile&) const = default;
};

// `account.avatar` is a file.
struct ArchivedAccount {
  AccountRecord account;
  bool has_written = false;

  bool operator==(const ArchivedAccount&) const = default;
};

struct ArchivedBlock {
  AccountKey account;
  AccountKey blocked;

  bool operator==(const ArchivedBlock&) const = default;
};

struct ArchivedContact {
  AccountKey account;
  AccountKey contact;

  bool operator==(const ArchivedContact&) const = default;
};

struct ArchivedPresence {
  AccountKey account;
  PresenceRecord presence;

  bool operator==(const ArchivedPresence&) const = default;
};

struct ArchivedConversation {
  ConversationRecord conversation;  // without key
  std::int64_t change = 0;          // when its row in lists changed last

  bool operator==(const ArchivedConversation&) const = default;
};

// A name that leads to a room beside its present one. There is no end to how many a room may have.
struct ArchivedFormerName {
  std::string conversation;
  std::string name;  // folded

  bool operator==(const ArchivedFormerName&) const = default;
};

struct ArchivedMember {
  std::string conversation;
  MemberRecord member;
  bool left = false;       // the role means nothing then
  Arrangement arranged{};  // everything in it is set
  std::int64_t change = 0;

  bool operator==(const ArchivedMember&) const = default;
};

struct ArchivedBan {
  std::string conversation;
  AccountKey account;

  bool operator==(const ArchivedBan&) const = default;
};

struct ArchivedMessage {
  AccountKey sender;
  std::int64_t first_version = 0;
  std::optional<Fingerprint> fingerprint{};  // of the first request, where it changed since or has files
  std::vector<AccountKey> mentioned{};       // ascending; 0: everybody
  std::vector<std::string> files{};          // ids of its attachments, in their order
  protocol::Message message;                 // without reactions and attachments

  bool operator==(const ArchivedMessage&) const = default;
};

struct ArchivedReaction {
  std::string conversation;
  std::int64_t seq = 0;
  AccountKey account;
  std::string emoji;
  std::int64_t version = 0;  // their order

  bool operator==(const ArchivedReaction&) const = default;
};

struct ArchivedNotice {
  std::string conversation;
  protocol::Notice notice;

  bool operator==(const ArchivedNotice&) const = default;
};

struct ArchivedInvite {
  InviteRecord invite;

  bool operator==(const ArchivedInvite&) const = default;
};

struct ArchivedAct {
  AuditRecord act;

  bool operator==(const ArchivedAct&) const = default;
};

using Archived = std::variant<ArchivedFile, ArchivedAccount, ArchivedBlock, ArchivedContact, ArchivedPresence,
                              ArchivedConversation, ArchivedFormerName, ArchivedMember, ArchivedBan,
                              ArchivedMessage, ArchivedReaction, ArchivedNotice, ArchivedInvite, ArchivedAct>;

// Errors: storage_unavailable only. Callers: see storage.hpp.
class ArchiveReads {
 public:
  virtual ~ArchiveReads() = default;

  virtual protocol::Result<ArchivedState> state() = 0;
  // Shows everything, one kind after the other in the order of Archived; accounts by key, files and
  // conversations in the order in which they were made, what belongs to them in that order and then by name,
  // account, seq or version; but messages in the order in which they were written, over all conversations, by
  // which search goes. Ends early when `show` says false. Holds one thing at a time.
  virtual protocol::Result<void> each(const std::function<bool(const Archived&)>& show) = 0;
};

// The way back, into a storage that was just made and that nothing was asked of yet.
class ArchiveStore {
 public:
  virtual ~ArchiveStore() = default;

  // What a new storage begins with goes. Once, before the things.
  virtual protocol::Result<void> begin_taking(const ArchivedState& state) = 0;
  // Takes in the next thing; they come in the order in which `each` shows them, in as many transactions as
  // the caller likes. False, and nothing is stored, when it is there already or belongs to what is not.
  virtual protocol::Result<bool> take(const Archived& thing) = 0;
};

}  // namespace banter::core
