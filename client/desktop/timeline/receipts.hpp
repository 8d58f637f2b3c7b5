#pragma once

#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/millis.hpp"
#include "client/core/copy/local_copy.hpp"
#include "protocol/generated/cpp/conversations.hpp"
#include "protocol/generated/cpp/receipts.hpp"

namespace banter::desktop {

/// How far the others of a conversation have got, and what that says of one's own messages.
class Receipts {
 public:
  enum class State : std::uint8_t { waiting, failed, sent, delivered, read };

  struct Range {
    std::int64_t after = 0;
    std::int64_t to = 0;
  };

  /// `self`: whose messages they are.
  void begin(std::string self, bool room, std::int64_t members);
  void set_members(std::int64_t members) { members_ = members; }
  void take(const std::vector<client::CopiedReceipt>& receipts);
  void take(const std::vector<protocol::Member>& members);
  /// What came just now; the messages that it says something about.
  Range take(const protocol::ReceiptEvent& event, base::Millis now);

  State state_of(std::int64_t seq) const;
  /// How many of the others have read a message.
  std::int64_t readers_of(std::int64_t seq) const;
  /// For a tooltip: who and when, as far as it is known.
  QString hint(std::int64_t seq, base::Millis sent_at) const;

 private:
  struct Known {
    std::int64_t delivered = 0;
    std::int64_t read = 0;
    std::map<std::int64_t, base::Millis> read_at;  // when this device heard of it; only the last few
    std::map<std::int64_t, base::Millis> delivered_at;
  };
  Known* of(const std::string& username);

  std::string self_;
  bool room_ = false;
  std::int64_t members_ = 0;
  std::map<std::string, Known> others_;  // by folded name
};

}  // namespace banter::desktop
