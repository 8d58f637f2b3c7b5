#pragma once

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

/// Looks at every message: what others find with an index is compared with this.
class SearchView final : public core::MessageSearch {
 public:
  explicit SearchView(const View& view) : view_(view) {}

  protocol::Result<core::SearchPage> find(const search::Query& query, const core::SearchScope& scope,
                                          std::string_view cursor, std::size_t limit) override;

 private:
  const View& view_;
};

}  // namespace banter::storage::memory
