#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/generated/cpp/messages.hpp"
#include "server/core/ports/conversation_store.hpp"
#include "server/core/ports/file_store.hpp"

namespace banter::core {

// SHA-256 over what makes two requests under one client_id the same: content, reply_to, attachments.
using Fingerprint = std::array<std::byte, 32>;

// Whom a message names.
struct Mentions {
  std::vector<std::string> names{};  // as they are told
  std::vector<AccountKey> accounts{};
  bool everybody = false;
};

struct NewMessage {
  ConversationKey conversation;
  AccountKey sender;
  std::string_view client_id{};  // empty: none was given, and no repeat can be recognised
  std::string_view content;
  std::optional<std::int64_t> reply_to{};
  Mentions mentions{};
  base::Millis sent_at = 0;
  std::optional<base::Millis> composed_at{};
  std::string_view via{};  // empty: it was sent to the server at once
  std::span<const FileRecord> attachments{};
  // Kept where it does not follow from the content and reply_to, hence with all attachments.
  std::optional<Fingerprint> fingerprint{};
};

struct Appended {
  std::int64_t seq = 0;
  std::int64_t version = 0;
};

// The message that an account has stored under a client_id before.
struct Earlier {
  ConversationKey conversation;
  std::int64_t seq = 0;
  std::int64_t version = 0;  // the version that it was acknowledged with, whatever was edited since
  base::Millis sent_at = 0;
  Fingerprint fingerprint{};  // of the request as it came, whatever was edited since
};

struct StoredMessage {
  AccountKey sender;
  std::int64_t version = 0;
  bool deleted = false;
  bool pinned = false;
};

struct NewReaction {
  AccountKey account;
  std::string_view emoji;
  bool present = true;
};

// What a removal of old messages has come to.
struct Removed {
  std::size_t messages = 0;
  bool more = false;  // there are, or may be, others to remove
};

struct MessagePage {
  std::vector<protocol::Message> messages;
  std::vector<protocol::Notice> notices;
  bool more = false;
};

struct ChangesPage {
  std::vector<protocol::Message> messages;
  std::vector<protocol::Notice> notices;
  std::int64_t version = 0;  // known up to here
  bool more = false;
};

// A page ends at its limit or before the content of its messages would pass 256 KiB, whichever comes first,
// and never before one message. A page of history holds the newest 200 of the notices that stand among its
// messages, and not more than 256 KiB of them. A notice is visible if it stands behind a seq >=
// `visible_after`. Messages come whole, in their present state, with the names of senders and receivers
// filled in. Errors: storage_unavailable only. Callers: see storage.hpp.
class MessageReads {
 public:
  virtual ~MessageReads() = default;

  // Newest page of messages with seq > `visible_after`, oldest first, with the notices that stand among them.
  // before: only seq < before; limit 1 … 200.
  virtual protocol::Result<MessagePage> page_before(const ConversationRecord& conversation,
                                                    std::int64_t visible_after,
                                                    std::optional<std::int64_t> before,
                                                    std::size_t limit) = 0;
  // From seq > max(after, visible_after) upwards; limit 1 … 200.
  virtual protocol::Result<MessagePage> page_after(const ConversationRecord& conversation,
                                                   std::int64_t visible_after, std::int64_t after,
                                                   std::size_t limit) = 0;
  // Messages with seq > `visible_after` whose latest version is > since, and notices likewise, in the order
  // of these versions; limit 1 … 500 messages and notices together.
  virtual protocol::Result<ChangesPage> changes(const ConversationRecord& conversation,
                                                std::int64_t visible_after, std::int64_t since,
                                                std::size_t limit) = 0;
  virtual protocol::Result<std::optional<StoredMessage>> by_seq(ConversationKey conversation,
                                                                std::int64_t seq) = 0;
  virtual protocol::Result<std::optional<Earlier>> by_client_id(AccountKey sender,
                                                                std::string_view client_id) = 0;
  // How many different emojis stand under it, `emoji` not counted.
  virtual protocol::Result<std::int64_t> count_other_emojis(ConversationKey conversation, std::int64_t seq,
                                                            std::string_view emoji) = 0;
  // Id of the first file that the message holds; empty when it holds none.
  virtual protocol::Result<std::string> first_file(ConversationKey conversation, std::int64_t seq) = 0;
  virtual protocol::Result<bool> has_written(AccountKey account) = 0;
};

class MessageStore : public virtual MessageReads {
 public:
  // Takes the conversation's next seq and version; the message holds its files from now on. If the sender has
  // used the client_id before, nothing is stored and the earlier message is the result (also one of this very
  // transaction).
  virtual protocol::Result<std::variant<Appended, Earlier>> append(const NewMessage& message) = 0;

  // Replaces the content; the result is the new version. The message exists and is not deleted.
  virtual protocol::Result<std::int64_t> edit(ConversationKey conversation, std::int64_t seq,
                                              std::string_view content, const Mentions& mentions,
                                              base::Millis edited_at) = 0;
  // The result is the new version. The message exists, is not deleted, and was not so before.
  virtual protocol::Result<std::int64_t> set_pinned(ConversationKey conversation, std::int64_t seq,
                                                    bool pinned) = 0;
  // Puts the account's emoji under the message or takes it away; the result is the new version, or nothing if
  // it was so before. The message exists and is not deleted.
  virtual protocol::Result<std::optional<std::int64_t>> set_reaction(ConversationKey conversation,
                                                                     std::int64_t seq,
                                                                     const NewReaction& reaction) = 0;
  // Content, mentions, attachments, reactions and pin go, the place stays; its files are let go. The result
  // is the new version.
  virtual protocol::Result<std::int64_t> erase(ConversationKey conversation, std::int64_t seq) = 0;

  // Removes messages from the beginning of the conversation: the oldest ones, as far as they were sent before
  // `sent_before`, at most `most`. What belongs to them goes too, and so do notices before them; where that
  // is much, a call may remove only some of it, and no message yet. The conversation's first_seq rises and
  // its row in the list changes, nothing else: seqs and versions are never given again. A client_id of theirs
  // is free.
  virtual protocol::Result<Removed> remove_before(ConversationKey conversation, base::Millis sent_before,
                                                  std::size_t most) = 0;
};

// What `by_client_id` compares: both backends and the send verb use this one function.
Fingerprint fingerprint(std::string_view content, std::optional<std::int64_t> reply_to,
                        const std::vector<std::string>& attachments);

}  // namespace banter::core
