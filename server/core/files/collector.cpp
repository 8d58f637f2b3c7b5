#include "server/core/files/collector.hpp"

#include <limits>

#include "base/try.hpp"
#include "server/core/files/discard.hpp"

namespace banter::core {
namespace {

constexpr base::Millis kEvery = 2 * 1000;           // who deletes to have room again does not wait for it
constexpr base::Millis kPause = 50;                 // between two pieces
constexpr base::Millis kFirstCompared = 60 * 1000;  // after the start, which has enough to do
constexpr base::Millis kBetweenCompared = 6LL * 60 * 60 * 1000;
constexpr base::Millis kAfterFault = 60 * 1000;
constexpr base::Millis kNever = std::numeric_limits<base::Millis>::max();
constexpr std::size_t kMostRemoved = 100;  // of a piece: some milliseconds

}  // namespace

Collector::Collector(Storage& storage, Blobs* blobs, const base::Clock& clock, base::Log& log)
    : storage_(storage),
      blobs_(blobs),
      clock_(clock),
      log_(log),
      due_(blobs == nullptr ? kNever : clock.steady() + kEvery),
      compare_due_(blobs == nullptr ? kNever : clock.steady() + kFirstCompared) {}

void Collector::work(const std::function<void(protocol::Result<Blobs::Shelf>)>& listed) {
  const base::Millis now = clock_.steady();
  if (now < due_) return;
  const auto more = remove_expired();
  if (!more) storage_.rollback();
  due_ = now + (!more ? kAfterFault : *more ? kPause : kEvery);
  if (now < compare_due_) return;
  compare_due_ = kNever;  // until compare()
  blobs_->list(shelf_, listed);
}

protocol::Result<bool> Collector::remove_expired() {
  BANTER_CHECK(storage_.begin());
  BANTER_TRY(expired, storage_.files().expired(clock_.wall(), kMostRemoved));
  std::vector<BytesDropped> dropped;
  for (const FileRecord& file : expired) {
    BANTER_TRY(bytes, discard(storage_.files(), file));
    if (bytes) dropped.push_back(*std::move(bytes));
  }
  BANTER_CHECK(storage_.commit());
  for (const BytesDropped& bytes : dropped)
    drop(*blobs_, bytes);
  BANTER_CHECK(storage_.begin());
  BANTER_CHECK(retire_unknown(suspects_));
  storage_.rollback();
  suspects_.clear();
  return expired.size() == kMostRemoved;
}

// A shelf that cannot be looked at is passed over until the next round.
void Collector::compare(const protocol::Result<Blobs::Shelf>& shelf) {
  if (!shelf || !drop_unknown(*shelf)) storage_.rollback();
  shelf_ = (shelf_ + 1) % Blobs::shelves;
  compare_due_ = clock_.steady() + (shelf_ == 0 ? kBetweenCompared : kPause);
  due_ = std::min(due_, compare_due_);
}

protocol::Result<void> Collector::drop_unknown(const Blobs::Shelf& shelf) {
  BANTER_CHECK(storage_.begin());
  BANTER_TRY(unknown, retire_unknown(shelf.contents));
  for (const std::string& upload : shelf.uploads) {
    BANTER_TRY(file, storage_.files().by_id(upload));
    if (file && !file->is_file()) continue;
    blobs_->drop(upload);
    ++unknown;
  }
  storage_.rollback();
  if (unknown > 0) log_.info("{} files on disk belonged to nothing, and are gone", unknown);
  return {};
}

// Whatever is placed now and waits for its commit is held by whoever has placed it, so that it stays.
protocol::Result<std::size_t> Collector::retire_unknown(const std::vector<ContentHash>& contents) {
  std::size_t unknown = 0;
  for (const ContentHash& content : contents) {
    BANTER_TRY(known, storage_.files().has_content(content));
    if (known) continue;
    blobs_->retire(content);
    ++unknown;
  }
  return unknown;
}

}  // namespace banter::core
