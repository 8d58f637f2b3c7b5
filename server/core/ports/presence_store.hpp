#pragma once

#include <string>
#include <string_view>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/generated/cpp/presence.hpp"
#include "server/core/keys.hpp"

namespace banter::core {

// What a person says of himself, and when others saw him last.
struct PresenceRecord {
  protocol::OwnStatus status = protocol::OwnStatus::online;
  std::string text;            // a few words; empty: none
  base::Millis last_seen = 0;  // 0: never

  bool operator==(const PresenceRecord&) const = default;
};

// Errors: storage_unavailable only. Callers: see storage.hpp.
class PresenceReads {
 public:
  virtual ~PresenceReads() = default;
  virtual protocol::Result<PresenceRecord> presence_of(AccountKey account) = 0;
};

class PresenceStore : public virtual PresenceReads {
 public:
  // Of an account that is not there, or no longer, nothing is kept.
  virtual protocol::Result<void> set_status(AccountKey account, protocol::OwnStatus status,
                                            std::string_view text) = 0;
  virtual protocol::Result<void> set_last_seen(AccountKey account, base::Millis at) = 0;
};

}  // namespace banter::core
