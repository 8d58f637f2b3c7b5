#pragma once

#include "server/core/ports/audit_store.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// What administrators did, as it stands in the database. Belongs to the connection's thread.
class AuditQueries : public virtual core::AuditReads {
 public:
  explicit AuditQueries(Connection& connection);

  protocol::Result<std::vector<core::AuditRecord>> page(std::optional<std::int64_t> before,
                                                        std::size_t limit) override;

 private:
  Statement page_;
};

class AuditWriter final : public core::AuditStore, public AuditQueries {
 public:
  explicit AuditWriter(Connection& connection);

  protocol::Result<void> append(const core::AuditRecord& record) override;

 private:
  Statement append_;
  Statement forget_;
};

}  // namespace banter::storage::sqlite
