#include "server/storage/sqlite/search/index_reader.hpp"

#include <cstring>
#include <span>

#include "server/storage/sqlite/search/unit_builder.hpp"

namespace banter::storage::sqlite {
namespace {

using search::Need;

constexpr int kCacheKib = 1024;
// What may be read of a block for all the beginnings that are asked for: words, and what stands in them by
// the half kilobyte. Where there is more (numbers, random ids, a query of single letters), the beginnings
// tell little, and the messages themselves are looked at.
constexpr std::int64_t kMostReads = 20'000;
constexpr std::size_t kBytesOfARead = 512;

#define BANTER_LEVEL(n)                                                            \
  {connection_, "select docs from postings_" #n " where block = ?1 and word = ?2", \
   "select docs from postings_" #n " where block = ?1 and word >= ?2 and word < ?3"}

bool read_numbers(std::span<const std::byte> bytes, std::size_t count, std::vector<std::uint32_t>& out) {
  if (bytes.size() != count * sizeof(std::uint32_t)) return false;
  out.resize(count);
  std::memcpy(out.data(), bytes.data(), bytes.size());
  return true;
}

}  // namespace

IndexReader::IndexReader(IndexState& state)
    : state_(state),
      connection_({.path = state.path, .vfs = {}, .read_only = true, .cache_kib = kCacheKib}),
      about_(connection_, "select end, journal from about"),
      chunk_(connection_, "select oldest, newest, conversations, senders from chunks where number = ?1"),
      levels_{Level BANTER_LEVEL(0), Level BANTER_LEVEL(1), Level BANTER_LEVEL(2)} {}

IndexReader::Seen IndexReader::begin() {
  work_ = reads_ = 0;
  const std::uint64_t present = state_.generation;
  if (present != generation_) connection_.close();
  generation_ = present;
  if (generation_ == 0) return {};
  if (connection_.open() && connection_.run("begin")) {
    if (const auto seen = read_about()) return *seen;
  }
  unreadable();
  return {};
}

std::optional<IndexReader::Seen> IndexReader::read_about() {
  Rows row = about_();
  const auto found = row.next();
  if (!found || !*found) return std::nullopt;
  return Seen{.end = row.integer(0), .journal = row.integer(1)};
}

void IndexReader::end() {
  work_ = reads_ = 0;
  connection_.rollback();
  if (connection_.broken()) connection_.close();
}

bool IndexReader::candidates(Block block, const std::vector<Need>& needs, OffsetSet& out) {
  const int bits = state_.layout.bits(block.level);
  std::int64_t allowance = kMostReads;
  out.reset(bits, true);
  any_.reset(bits, false);
  if (add_messages_with(block, {.word = std::string(kAnyWord)}, any_, allowance) != Looked::whole)
    return unreadable();
  for (const Need& need : needs) {
    with_ = any_;
    const Looked looked = add_messages_with(block, need, with_, allowance);
    if (looked == Looked::failed) return unreadable();
    if (looked == Looked::given_up) continue;
    out.keep_common(with_);
    if (out.empty()) break;
  }
  return true;
}

IndexReader::Looked IndexReader::add_messages_with(Block block, const Need& need, OffsetSet& out,
                                                   std::int64_t& allowance) {
  Level& level = levels_[static_cast<std::size_t>(block.level)];
  const int bits = state_.layout.bits(block.level);
  const std::string behind = need.word + '\xff';  // behind all words that begin so: no UTF-8 has this byte
  Rows rows = need.is_prefix ? level.beginning(block.number, need.word, behind)
                             : level.exact(block.number, need.word);
  work_ += 4;
  while (true) {
    const auto found = rows.next();
    if (!found) return Looked::failed;
    if (!*found) return Looked::whole;
    if (need.is_prefix && allowance <= 0) return Looked::given_up;
    const auto docs = rows.blob(0);
    if (!out.add_encoded(docs, bits)) return Looked::failed;
    const auto reads = 1 + static_cast<std::int64_t>(docs.size() / kBytesOfARead);
    if (need.is_prefix) allowance -= reads;
    reads_ += reads;
  }
}

bool IndexReader::chunk(std::int64_t number, Chunk& out) {
  work_ += 4;
  return read_chunk(number, out) || unreadable();
}

bool IndexReader::read_chunk(std::int64_t number, Chunk& out) {
  const auto count = static_cast<std::size_t>(state_.layout.unit());
  Rows row = chunk_(number);
  const auto found = row.next();
  if (!found || !*found) return false;
  out.oldest = row.integer(0);
  out.newest = row.integer(1);
  return read_numbers(row.blob(2), count, out.conversations) && read_numbers(row.blob(3), count, out.senders);
}

// No Rows may be alive: their statements end with the connection.
bool IndexReader::unreadable() {
  // Neither a disk, a lock nor a lack of memory or files makes the index wrong; what cannot be read although
  // nothing failed does. A file that was made anew a moment ago is no damage either.
  const bool damaged = connection_.damaged() || (connection_.is_open() && !connection_.broken());
  if (damaged && state_.generation == generation_) state_.damaged = true;
  connection_.close();
  return false;
}

}  // namespace banter::storage::sqlite
