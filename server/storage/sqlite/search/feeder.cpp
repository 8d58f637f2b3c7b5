#include "server/storage/sqlite/search/feeder.hpp"

#include <chrono>
#include <utility>

#include "base/platform/process.hpp"
#include "base/try.hpp"
#include "search/words.hpp"

namespace banter::storage::sqlite {
namespace {

using protocol::Result;

// How long it lets commits gather after it was woken; and how long it leaves a disk alone that did not do as
// asked.
constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::seconds kPauseAfterFault{10};
// Of one step, which is one transaction: changes, and bytes of what the messages were and are.
constexpr std::size_t kMostChanges = 1000;
constexpr std::size_t kMostBytes = 256 * 1024;

void add_words(std::string_view content, IndexWriter::Words& words) {
  search::CutText cut;
  std::vector<std::string> cut_words;
  search::cut_text(content, cut);
  search::words_of(cut, cut_words);
  keep_indexed(cut_words);
  words.insert(cut_words.begin(), cut_words.end());
}

Connection::Settings only_reading(Connection::Settings settings) {
  settings.read_only = true;
  return settings;
}

}  // namespace

Feeder::Feeder(Connection::Settings database, IndexState& state, base::Log log)
    : state_(state),
      log_(log),
      complaints_(std::move(log)),
      source_(only_reading(std::move(database))),
      file_(state.path, state.layout),
      writer_(file_, ending_),
      builder_(state.layout.unit_bits),
      thread_([this] { run(); }) {}

Feeder::~Feeder() {
  {
    std::lock_guard hold(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Feeder::committed() {
  if (called_.load(std::memory_order_relaxed) || called_.exchange(true)) return;
  // With the lock, or the thread could be about to sleep and miss it.
  {
    std::lock_guard hold(mutex_);
  }
  wake_.notify_one();
}

void Feeder::finish() {
  std::unique_lock hold(mutex_);
  const std::uint64_t asked = ++asked_;
  wake_.notify_one();
  fed_.wait(hold, [&] { return answered_ >= asked || ending_; });
}

void Feeder::run() {
  base::give_way();
  std::unique_lock hold(mutex_);
  while (!ending_) {
    const std::uint64_t asked = asked_;
    called_ = false;
    hold.unlock();
    feed();
    hold.lock();
    answered_ = asked;
    fed_.notify_all();
    const auto has_to_go = [this] { return ending_ || asked_ != answered_; };
    wake_.wait(hold, [&] { return has_to_go() || called_ || state_.damaged; });
    if (failed_) {
      wake_.wait_for(hold, kPauseAfterFault, has_to_go);
    } else {
      wake_.wait_for(hold, kPause, has_to_go);
    }
  }
  hold.unlock();
  if (is_open_) file_.close_cleanly();
}

void Feeder::feed() {
  Fed fed = Fed::more;
  while (fed == Fed::more) {
    fed = step();
    std::lock_guard hold(mutex_);
    const bool fails = fed == Fed::failed;
    state_.given_up = failed_ && fails;
    failed_ = fails;
    if (ending_) return;
  }
}

// One snapshot of the database, at most one unit of its messages and some changes. The snapshot is let go
// before anything is written, so that the database's log can begin anew meanwhile.
Feeder::Fed Feeder::step() {
  const bool damaged = state_.damaged.exchange(false);
  if (damaged) is_open_ = false;
  const auto gathered = [&]() -> Result<Fed> {
    BANTER_CHECK(source_.begin());
    if (!is_open_ && !open_index(damaged)) return unavailable();
    return gather();
  }();
  if (source_.connection().broken()) complaints_.broken(source_.connection());
  source_.end();
  if (!gathered) return Fed::failed;
  const bool anything = next_.end != about_.end || next_.journal != about_.journal;
  if (anything && !write()) return fail();
  return *gathered;
}

// Inside a snapshot of the database.
bool Feeder::open_index(bool damaged) {
  file_.close();
  std::string reason;
  if (damaged) {
    reason = "it was damaged";
  } else if (const auto opened = file_.open(); !opened) {
    reason = opened.error().sentence;
  } else {
    const auto about = file_.about();
    reason = reason_against(about);
    if (reason.empty()) {
      about_ = *about;
      const bool was_clean = std::exchange(about_.clean, false);
      const bool other_boot = about_.boot != base::boot_id();
      about_.boot = base::boot_id();
      if ((was_clean || other_boot) && !file_.mark_unclean(about_)) reason = file_.connection().fault();
    }
  }
  if (!reason.empty() && !make_anew(reason)) return false;
  is_open_ = true;
  state_.applied = about_.journal;
  state_.generation = ++made_;
  return true;
}

// Why the index that was opened cannot be gone on with; empty if it can.
std::string Feeder::reason_against(const std::optional<About>& about) {
  if (!about) return "it was made by another version, or cannot be read";
  const auto identity = source_.identity();
  const auto newest = source_.newest();
  if (!identity || !newest) return "the database cannot be read";
  if (about->identity != identity->name) return "it belongs to another database";
  if (!about->clean && (about->boot.empty() || about->boot != base::boot_id()))
    return "the machine went down before it was on disk";
  if (about->end > *newest + 1 || about->journal > identity->given) return "it is ahead of the database";
  if (about->journal < identity->taken) return "it has missed changes";
  if (about->end > 0) {
    const auto witness = source_.witness(about->end - 1);
    if (!witness || *witness != about->witness) return "it was made of other messages";
  }
  return {};
}

bool Feeder::make_anew(const std::string& reason) {
  state_.generation = 0;
  const auto identity = source_.identity();
  if (!identity) return false;
  const std::string boot = base::boot_id();
  if (const auto created = file_.create(identity->name, boot); !created) {
    complaints_.cannot_open(created.error());
    return false;
  }
  // What was changed until now is read as it is now.
  about_ = About{.identity = identity->name, .boot = boot, .journal = identity->given, .witness = {}};
  log_.info("{} is made anew: {}", state_.path, reason);
  const bool remembered =
      file_.connection().run("begin") && file_.remember(about_) && file_.connection().commit();
  if (!remembered) complaints_.broken(file_.connection());
  return remembered;
}

Result<Feeder::Fed> Feeder::gather() {
  next_ = about_;
  changed_.clear();
  BANTER_TRY(newest, source_.newest());
  BANTER_TRY(identity, source_.identity());
  if (about_.end > newest + 1 || about_.journal < identity.taken) {
    // Another database, or changes that were not kept because this was given up.
    state_.damaged = true;
    return Fed::more;
  }
  BANTER_TRY(changes, source_.changes_after(about_.journal, kMostChanges, kMostBytes));
  bool all_changes = changes.size() < kMostChanges;
  std::size_t bytes = 0;
  for (const IndexSource::Change& change : changes) {
    if (bytes >= kMostBytes) break;
    bytes += change.content.size();
    next_.journal = change.id;
    if (change.key == about_.end - 1) {  // which may be gone
      BANTER_TRY(witness, source_.witness(change.key));
      next_.witness = witness;
    }
    if (change.key >= about_.end) continue;  // not indexed yet, or just now with its present words
    auto [entry, is_new] = changed_.try_emplace(change.key);
    add_words(change.content, entry->second.gone);
    if (!is_new) continue;
    BANTER_TRY(content, source_.content_of(change.key));
    bytes += content.size();
    add_words(content, entry->second.present);
  }
  all_changes = all_changes && bytes < kMostBytes;
  const std::int64_t unit = state_.layout.unit();
  const std::int64_t end = about_.end + unit;
  if (newest + 1 >= end) {
    builder_.start(about_.end);
    BANTER_CHECK(
        source_.each(about_.end, end, [&](const IndexedMessage& message) { builder_.add(message); }));
    BANTER_TRY(witness, source_.witness(end - 1));
    next_.end = end;
    next_.witness = witness;
  }
  return newest + 1 >= end + unit || !all_changes ? Fed::more : Fed::all;
}

Result<void> Feeder::write() {
  Connection& connection = file_.connection();
  if (!connection.run("begin")) return unavailable();
  for (const auto& [key, words] : changed_)
    BANTER_CHECK(writer_.change(key, about_.end, words.gone, words.present));
  if (next_.end > about_.end) BANTER_CHECK(writer_.add_unit(about_.end >> state_.layout.unit_bits, builder_));
  BANTER_CHECK(file_.remember(next_));
  if (!connection.commit()) return unavailable();
  about_ = next_;
  state_.applied = about_.journal;
  complaints_.works(connection);
  return {};
}

Feeder::Fed Feeder::fail() {
  Connection& connection = file_.connection();
  if (ending_ && !connection.broken()) {
    connection.rollback();
    return Fed::all;
  }
  const bool damaged = !connection.broken() || connection.damaged();
  // Without a fault of the connection it was what stands in the file that made no sense.
  if (damaged) {
    state_.damaged = true;
  } else {
    complaints_.broken(connection);
  }
  connection.close();
  is_open_ = false;
  return damaged ? Fed::all : Fed::failed;
}

}  // namespace banter::storage::sqlite
