#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/millis.hpp"
#include "protocol/error.hpp"
#include "protocol/generated/cpp/administration.hpp"

namespace banter::core {

// One act of an administrator.
struct AuditRecord {
  std::int64_t number = 0;  // given by append, and grows
  base::Millis at = 0;
  std::string by;  // username; empty: the operator, on the machine
  protocol::AuditAct act = protocol::AuditAct::other;
  std::string subject;
  std::string text;

  bool operator==(const AuditRecord&) const = default;
};

// How many acts are kept, the newest ones.
inline constexpr std::int64_t kMostAuditRecords = 100'000;

// What administrators did. Errors: storage_unavailable only. Callers: see storage.hpp.
class AuditReads {
 public:
  virtual ~AuditReads() = default;

  // Newest first; only those with a number below `before`; limit 1 … 500.
  virtual protocol::Result<std::vector<AuditRecord>> page(std::optional<std::int64_t> before,
                                                          std::size_t limit) = 0;
};

class AuditStore : public virtual AuditReads {
 public:
  // `record.number` is ignored. What is older than the newest 100,000 goes.
  virtual protocol::Result<void> append(const AuditRecord& record) = 0;
};

}  // namespace banter::core
