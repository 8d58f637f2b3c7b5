#pragma once

#include "server/core/ports/overview_reads.hpp"
#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

/// What administrators look through. Belongs to the connection's thread.
class OverviewQueries final : public core::OverviewReads {
 public:
  explicit OverviewQueries(Connection& connection);

  protocol::Result<std::vector<protocol::AdminUser>> users(std::string_view query, std::string_view after,
                                                           std::size_t limit) override;
  protocol::Result<std::vector<protocol::AdminRoom>> rooms(std::string_view query, std::string_view after,
                                                           std::size_t limit) override;
  protocol::Result<core::Totals> totals() override;

 private:
  protocol::Result<std::vector<std::string>> owners_of(std::int64_t conversation);

  Connection& connection_;
  Statement users_;
  Statement rooms_;
  Statement owners_;
  Statement totals_;
};

}  // namespace banter::storage::sqlite
