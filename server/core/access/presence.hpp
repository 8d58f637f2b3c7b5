#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/error.hpp"
#include "server/core/services.hpp"

namespace banter::core {

// How somebody looks to somebody else.
struct SeenAs {
  protocol::Status status = protocol::Status::offline;
  std::optional<std::string> text{};
  std::optional<base::Millis> last_seen{};
};

// What one account may know of the presence of others (protocol, People): of contacts, partners of direct
// conversations, and members of a room of at most 100, unless one has blocked the other. Of all others
// nothing but `offline`. For one request of a reader.
class PresenceSight {
 public:
  // Errors: storage_unavailable, here and below.
  static protocol::Result<PresenceSight> of(ReadServices& services, AccountKey viewer);

  protocol::Result<SeenAs> look(AccountKey other);
  // The status alone, which costs nothing for those who are not there.
  protocol::Result<protocol::Status> status(AccountKey other);

 private:
  PresenceSight(ReadServices& services, AccountKey viewer) : services_(services), viewer_(viewer) {}

  protocol::Result<bool> may_know(AccountKey other);

  ReadServices& services_;
  AccountKey viewer_;
  std::vector<AccountKey> blocked_{};
  std::shared_ptr<const std::vector<AccountKey>> blockers_{};
};

}  // namespace banter::core
