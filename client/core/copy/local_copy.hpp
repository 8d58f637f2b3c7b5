#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/millis.hpp"
#include "client/core/copy/person.hpp"
#include "client/core/outbox/database.hpp"
#include "client/core/sync/news.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// Messages of one conversation that stand next to each other, as this device knows them.
struct CopiedPage {
  std::vector<protocol::Message> messages{};  ///< oldest first
  std::vector<protocol::Notice> notices{};    ///< that stand between them, in the order of their version
  bool more_before = false;                   ///< the copy has older ones
  bool more_after = false;                    ///< the copy has newer ones
  /// Nothing older exists, neither here nor on the server.
  bool from_start = false;
};

/// How far somebody has got in a conversation.
struct CopiedReceipt {
  std::string username;
  std::int64_t delivered_seq = 0;
  std::int64_t read_seq = 0;
};

/// A file that a message of the conversation carries.
struct CopiedFile {
  std::int64_t seq = 0;  ///< of the message
  std::string sender;
  base::Millis sent_at = 0;
  protocol::Attachment file;
};

/// What one account has seen of its server, kept on this device so that everything can be read at once and
/// without a connection. It is a copy: what is lost of it comes again from the server, but for drafts. The
/// Engine's thread writes it; any number of objects may be open on one file, each belongs to one thread, and
/// every call blocks on the disk (a page of 50 messages takes a fraction of a millisecond).
class LocalCopy {
 public:
  static base::Expected<LocalCopy> open(const std::string& path);

  // Reading.

  /// Pinned ones first, then by the newest message; those left are not among them.
  base::Expected<std::vector<protocol::ConversationRow>> conversations();
  /// By id, or `#room` or `@user`.
  base::Expected<std::optional<protocol::ConversationRow>> conversation(std::string_view name);

  /// The newest `limit` messages (1 to 1,000).
  base::Expected<CopiedPage> newest(std::string_view conversation, std::int64_t limit);
  /// Those before `seq`, which is not among them.
  base::Expected<CopiedPage> before(std::string_view conversation, std::int64_t seq, std::int64_t limit);
  /// Those after `seq`, which is not among them.
  base::Expected<CopiedPage> after(std::string_view conversation, std::int64_t seq, std::int64_t limit);
  base::Expected<std::optional<protocol::Message>> message(std::string_view conversation, std::int64_t seq);
  /// From where on the copy is whole up to the newest message; 0: it has none.
  base::Expected<std::int64_t> first_seq(std::string_view conversation);

  base::Expected<std::vector<CopiedReceipt>> receipts(std::string_view conversation);
  /// Newest first, from before the message `before_seq` on where that is given.
  base::Expected<std::vector<CopiedFile>> files(std::string_view conversation,
                                                std::optional<std::int64_t> before_seq, std::int64_t limit);
  /// As far as they are known; in order of username.
  base::Expected<std::vector<protocol::Member>> members(std::string_view conversation);

  base::Expected<std::optional<Person>> person(std::string_view username);
  /// In order of the name that is shown.
  base::Expected<std::vector<Person>> contacts();
  base::Expected<std::vector<std::string>> blocked();

  /// What was begun and not sent; none: nothing.
  base::Expected<std::optional<std::string>> draft(std::string_view conversation);
  /// On disk (as far as the end of the process goes) when it returns. Empty: there is none any more.
  base::Expected<void> keep_draft(std::string_view conversation, std::string_view text);

  /// Bytes on the disk.
  base::Expected<std::int64_t> size();

 private:
  /// What of a conversation is there.
  struct Extent {
    std::int64_t key = 0;
    std::string id;
    std::int64_t low = 0;    // whole from here on
    std::int64_t last = 0;   // up to here
    std::int64_t floor = 0;  // nobody has anything before it
  };

  explicit LocalCopy(Database database) : database_(std::move(database)) {}
  base::Expected<std::optional<Extent>> extent(std::string_view conversation);
  base::Expected<CopiedPage> page(const Extent& extent, std::int64_t from, std::int64_t to,
                                  std::int64_t limit, bool newest_first);
  /// Several statements that see the same moment.
  template <class T, class Read>
  base::Expected<T> in_one_view(Read read) {
    if (auto begun = database_.run("begin"); !begun) return std::unexpected(std::move(begun.error()));
    base::Expected<T> result = read();
    if (auto ended = database_.run("commit"); !ended) (void)database_.run("rollback");
    return result;
  }

  Database database_;
};

}  // namespace banter::client
