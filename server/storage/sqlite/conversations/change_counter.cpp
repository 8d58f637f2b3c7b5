#include "server/storage/sqlite/conversations/change_counter.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

protocol::Result<std::int64_t> ChangeCounter::next() {
  if (!value_) {
    Rows rows = load_();
    BANTER_TRY(found, rows.next());
    stored_ = found ? rows.integer(0) : 0;
    value_ = stored_;
  }
  return ++*value_;
}

protocol::Result<void> ChangeCounter::store() {
  if (!value_ || *value_ == stored_) return {};
  BANTER_CHECK(store_(*value_).run());
  stored_ = *value_;
  return {};
}

}  // namespace banter::storage::sqlite
