// What changed in a conversation since a version. Three sources, each in the order of its versions, become
// one: messages as they were written, messages changed since, notices.

#include <algorithm>

#include "base/try.hpp"
#include "server/core/ports/page_budget.hpp"
#include "server/storage/sqlite/messages/queries.hpp"
#include "server/storage/sqlite/messages/rows.hpp"

namespace banter::storage::sqlite {

using core::ChangesPage;
using core::ConversationKey;
using core::ConversationRecord;
using protocol::Result;

class MessageQueries::Merge {
 public:
  Merge(Rows unchanged, Rows revised, Rows notices)
      : sources_{Source{std::move(unchanged)}, Source{std::move(revised)}, Source{std::move(notices)}} {}

  /// Goes to the next change; false behind the last.
  Result<bool> next() {
    current_ = nullptr;
    for (Source& source : sources_) {
      BANTER_CHECK(source.look());
      if (source.version != 0 && (current_ == nullptr || source.version < current_->version))
        current_ = &source;
    }
    return current_ != nullptr;
  }
  std::int64_t version() const { return current_->version; }
  bool is_notice() const { return current_ == &sources_[2]; }
  const Rows& row() const { return current_->rows; }
  /// The present change is dealt with.
  void take() { current_->looked = false; }

 private:
  struct Source {
    Rows rows;
    bool looked = false;
    std::int64_t version = 0;  // of the present row; 0 behind the last

    Result<void> look() {
      if (looked) return {};
      BANTER_TRY(found, rows.next());
      looked = true;
      version = found ? rows.integer(0) : 0;
      return {};
    }
  };

  std::array<Source, 3> sources_;
  Source* current_ = nullptr;
};

Result<ChangesPage> MessageQueries::changes(const ConversationRecord& conversation,
                                            std::int64_t visible_after, std::int64_t since,
                                            std::size_t limit) {
  BANTER_TRY(head, this->head(conversation.key));
  BANTER_TRY(first, first_changed_after(conversation.key, head, since));
  Merge merge(unchanged_(conversation.key, std::max(first, visible_after + 1)),
              revised_(conversation.key, since, visible_after),
              new_notices_(conversation.key, since, visible_after));
  ChangesPage page{.messages = {}, .notices = {}, .version = since, .more = false};
  core::PageBudget budget;
  while (true) {
    BANTER_TRY(found, merge.next());
    if (!found) break;
    page.more = page.messages.size() + page.notices.size() == limit;
    if (page.more) return page;
    if (merge.is_notice()) {
      protocol::Notice notice = notice_of(merge.row());
      page.more = !budget.takes(notice);
      if (page.more) return page;
      page.notices.push_back(std::move(notice));
    } else {
      BANTER_TRY(message, whole(merge.row(), conversation));
      page.more = !budget.takes(message);
      if (page.more) return page;
      page.messages.push_back(std::move(message));
    }
    page.version = merge.version();
    merge.take();
  }
  page.version = std::max(since, head.version);
  return page;
}

Result<MessageQueries::Head> MessageQueries::head(ConversationKey conversation) {
  Rows row = head_(conversation);
  BANTER_TRY(found, row.next());
  if (!found) return Head{};
  return Head{.last_seq = row.integer(0), .version = row.integer(1)};
}

// The smallest seq whose first version is greater than `since`. First versions grow with seq, and run ahead
// of it by the number of other changes: so few places are looked at, and none where nothing but messages
// happened.
Result<std::int64_t> MessageQueries::first_changed_after(ConversationKey conversation, const Head& head,
                                                         std::int64_t since) {
  const std::int64_t others = head.version - head.last_seq;
  std::int64_t low = std::clamp<std::int64_t>(since - others + 1, 1, head.last_seq + 1);
  std::int64_t high = std::clamp<std::int64_t>(since + 1, 1, head.last_seq + 1);
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    Rows row = first_version_(conversation, middle);
    BANTER_TRY(found, row.next());
    if (found && row.integer(0) > since) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace banter::storage::sqlite
