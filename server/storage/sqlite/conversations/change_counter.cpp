#include "server/storage/sqlite/conversations/change_counter.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {

constexpr std::int64_t kAtATime = 1000;

protocol::Result<std::int64_t> ChangeCounter::next() {
  if (last_ == reserved_) {
    Rows rows = load_();
    BANTER_TRY(found, rows.next());
    if (!found) return unavailable();
    last_ = rows.integer(0);
    BANTER_CHECK(reserve_(last_ + kAtATime).run());
    reserved_ = last_ + kAtATime;
  }
  return ++last_;
}

}  // namespace banter::storage::sqlite
