#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "base/millis.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// A message that was not handed over before. Within a conversation they come in the order of seq.
struct NewMessage {
  protocol::Message message;
  /// It arrived just now; otherwise it was missed and fetched.
  bool live = true;
};

/// A message that was, or may have been, handed over before has changed.
struct ChangedMessage {
  enum class What : std::uint8_t { edited, deleted, hidden, reacted, pinned, other };
  What what = What::other;
  std::string conversation;
  std::int64_t seq = 0;
  std::int64_t version = 0;
  std::string content{};   ///< edited: the new words
  base::Millis at = 0;     ///< edited: when
  std::string username{};  ///< deleted, reacted, pinned: who did it, where that is known
  std::string emoji{};     ///< reacted: which
  bool removed = false;    ///< reacted, pinned: taken away
  /// As it is now, where it was fetched; what an event tells is only the change.
  std::shared_ptr<const protocol::Message> whole{};
};

/// Somebody came or went, a topic or name changed.
struct NewNotice {
  std::string conversation;
  protocol::Notice notice;
};

/// So much was missed that older messages were passed over; `history` has them.
struct Skipped {
  std::string conversation;
  std::int64_t first_seq = 0;
  std::int64_t last_seq = 0;
};

/// The conversation is no longer followed: one has left it, or may not read it any more.
struct Lost {
  std::string conversation;
  /// A whole sentence, foreign text.
  std::string reason;
};

using News = std::variant<NewMessage, ChangedMessage, NewNotice, Skipped, Lost>;

/// The same message as an event and as part of a page.
protocol::Message message_of(const protocol::MessageEvent& event);

}  // namespace banter::client
