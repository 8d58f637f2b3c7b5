#include "server/core/retention/sweeper.hpp"

#include "base/try.hpp"

namespace banter::core {
namespace {

constexpr base::Millis kDay = 24LL * 60 * 60 * 1000;
constexpr base::Millis kFirst = 60 * 1000;         // after the start, which has enough to do
constexpr base::Millis kEvery = 60LL * 60 * 1000;  // between two rounds
constexpr base::Millis kPause = 50;                // between two pieces of a round
constexpr base::Millis kAfterFault = 60 * 1000;
constexpr std::size_t kMostRemoved = 200;  // messages of a piece: some milliseconds
constexpr std::size_t kMostLooked = 200;   // conversations of a piece

}  // namespace

Sweeper::Sweeper(Storage& storage, const base::Clock& clock, std::int64_t server_days, base::Log& log)
    : storage_(storage), clock_(clock), server_days_(server_days), log_(log), due_(clock.steady() + kFirst) {}

void Sweeper::work() {
  const base::Millis now = clock_.steady();
  if (now < due_) return;
  const auto removed = piece();
  if (!removed) {
    storage_.rollback();
    due_ = now + kAfterFault;
    return;
  }
  removed_ += *removed;
  due_ = now + kPause;
  if (at_end_) finish_round();
}

protocol::Result<std::size_t> Sweeper::piece() {
  BANTER_CHECK(storage_.begin());
  BANTER_TRY(found, storage_.conversations().keeping_for_a_time(done_, server_days_, kMostLooked));
  const base::Millis now = clock_.wall();
  std::size_t removed = 0;
  bool more = false;
  ConversationKey looked = done_;
  for (const Keeping& one : found) {
    BANTER_TRY(here, storage_.messages().remove_before(one.conversation, now - one.days * kDay,
                                                       kMostRemoved - removed));
    removed += here.messages;
    more = here.more;
    if (more || removed == kMostRemoved) break;
    looked = one.conversation;
  }
  BANTER_CHECK(storage_.commit());
  done_ = looked;
  at_end_ = !more && removed < kMostRemoved && found.size() < kMostLooked;
  return removed;
}

void Sweeper::finish_round() {
  if (removed_ > 0) log_.info("{} messages were older than they are kept, and are gone", removed_);
  due_ = clock_.steady() + kEvery;
  done_ = {};
  at_end_ = false;
  removed_ = 0;
}

}  // namespace banter::core
