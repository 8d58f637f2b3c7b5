#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "protocol/generated/cpp/messages.hpp"

namespace banter::client {

/// What the copy and the server have found for one question, as one list: newest first, each message once.
/// Pages of both come in any order; each side's own pages come one after the other. Pure; one thread.
class MergedHits {
 public:
  enum class Side : unsigned char { copy, server };

  /// The next page of one side. Of a message that both have found, the newer state stays, and the server's
  /// where they are the same.
  void add(Side side, const protocol::SearchReply& page);
  /// The side has nothing to say: it cannot be asked.
  void leave_out(Side side);

  const std::vector<protocol::Message>& messages() const { return messages_; }
  /// So many of them, from the top, stand where they stand: whatever a later page brings comes behind them.
  std::size_t settled() const;
  /// From where each side is to be asked for more; none: it has no more, or was not asked yet.
  const std::optional<std::string>& cursor(Side side) const { return of(side).cursor; }
  bool more() const { return copy_.more || server_.more; }

 private:
  struct Told {
    bool begun = false;
    bool more = true;
    std::optional<std::string> cursor{};
    std::optional<protocol::Message> last{};
  };
  const Told& of(Side side) const { return side == Side::copy ? copy_ : server_; }
  void insert(Side side, const protocol::Message& message);

  Told copy_;
  Told server_;
  std::vector<protocol::Message> messages_;
};

}  // namespace banter::client
