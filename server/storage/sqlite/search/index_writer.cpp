#include "server/storage/sqlite/search/index_writer.hpp"

#include <algorithm>
#include <memory>
#include <span>

#include "base/try.hpp"

namespace banter::storage::sqlite {
namespace {

using protocol::Result;

#define BANTER_LEVEL(n)                                                             \
  LevelSql{"insert into postings_" #n " (block, word, docs) values (?1, ?2, ?3)",   \
           "replace into postings_" #n " (block, word, docs) values (?1, ?2, ?3)",  \
           "select docs from postings_" #n " where block = ?1 and word = ?2",       \
           "delete from postings_" #n " where block = ?1 and word = ?2",            \
           "select word, docs from postings_" #n " where block = ?1 order by word", \
           "delete from postings_" #n " where block between ?1 and ?2"}
constexpr std::array kSql{BANTER_LEVEL(0), BANTER_LEVEL(1), BANTER_LEVEL(2)};
static_assert(kSql.size() == Layout::kLevels);

constexpr std::int64_t kMerged = 1 << Layout::kMergedBits;

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}
std::span<const std::byte> bytes_of(const std::vector<std::uint32_t>& numbers) {
  return std::as_bytes(std::span(numbers));
}

// The words of one of the blocks that are merged, one after the other.
class Source {
 public:
  Source(Connection& connection, const char* sql, std::int64_t block)
      : statement_(connection, sql), rows_(statement_(block)) {}

  Result<void> next() {
    BANTER_TRY(found, rows_.next());
    at_end_ = !found;
    if (found) word_ = rows_.text(0);
    return {};
  }
  bool at_end() const { return at_end_; }
  const std::string& word() const { return word_; }
  std::span<const std::byte> docs() const { return rows_.blob(1); }

 private:
  Statement statement_;
  Rows rows_;
  std::string word_;
  bool at_end_ = false;
};

}  // namespace

IndexWriter::Level::Level(Connection& connection, const LevelSql& sql)
    : add(connection, sql.add),
      put(connection, sql.put),
      get(connection, sql.get),
      remove(connection, sql.remove),
      clear(connection, sql.clear) {}

IndexWriter::IndexWriter(IndexFile& file, const std::atomic<bool>& ending)
    : connection_(file.connection()),
      ending_(ending),
      layout_(file.layout()),
      levels_{Level(connection_, kSql[0]), Level(connection_, kSql[1]), Level(connection_, kSql[2])},
      add_chunk_(connection_,
                 "insert into chunks (number, oldest, newest, conversations, senders) "
                 "values (?1, ?2, ?3, ?4, ?5)") {}

Result<void> IndexWriter::add_unit(std::int64_t unit, UnitBuilder& builder) {
  for (const UnitBuilder::Entry* entry : builder.sorted()) {
    encode_offsets(entry->second, layout_.unit_bits, encoded_);
    BANTER_CHECK(levels_[0].add(unit, entry->first, bytes_of(encoded_)).run());
  }
  BANTER_CHECK(add_chunk_(unit, builder.oldest(), builder.newest(), bytes_of(builder.conversations()),
                          bytes_of(builder.senders()))
                   .run());
  std::int64_t count = unit + 1;
  for (int level = 1; level < Layout::kLevels && count % kMerged == 0; ++level) {
    count /= kMerged;
    BANTER_CHECK(merge({.level = level, .number = count - 1}));
  }
  return {};
}

Result<void> IndexWriter::merge(Block into) {
  const auto from = static_cast<std::size_t>(into.level - 1);
  const int from_bits = layout_.bits(into.level - 1);
  const std::int64_t first = into.number * kMerged;
  std::vector<std::unique_ptr<Source>> sources;
  for (std::int64_t i = 0; i < kMerged; ++i) {
    sources.push_back(std::make_unique<Source>(connection_, kSql[from].all, first + i));
    BANTER_CHECK(sources.back()->next());
  }
  const auto word_of = [](const auto& source) -> const std::string& { return source->word(); };
  std::string word;
  while (true) {
    const auto open = [](const auto& source) { return !source->at_end(); };
    const auto any = std::ranges::find_if(sources, open);
    if (any == sources.end()) break;
    if (ending_) return unavailable();
    const auto* least = &*any;
    for (const auto& source : sources) {
      if (open(source) && word_of(source) < word_of(*least)) least = &source;
    }
    word = word_of(*least);
    offsets_.clear();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (!open(sources[i]) || word_of(sources[i]) != word) continue;
      const auto base = static_cast<std::uint32_t>(i << from_bits);
      if (!decode_offsets(sources[i]->docs(), from_bits, base, offsets_)) return unavailable();
      BANTER_CHECK(sources[i]->next());
    }
    encode_offsets(offsets_, layout_.bits(into.level), encoded_);
    auto& add = levels_[static_cast<std::size_t>(into.level)].add;
    BANTER_CHECK(add(into.number, word, bytes_of(encoded_)).run());
  }
  sources.clear();
  return levels_[from].clear(first, first + kMerged - 1).run();
}

Result<void> IndexWriter::change(std::int64_t key, std::int64_t end, const Words& gone,
                                 const Words& present) {
  const Block block = layout_.of(key, end);
  const auto offset = static_cast<std::uint32_t>(key - layout_.begin(block));
  if (ending_) return unavailable();
  // It may have been too much for its unit.
  const std::string any_word(kAnyWord);
  if (!present.contains(any_word)) BANTER_CHECK(set(block, offset, any_word, false));
  for (const std::string& word : gone) {
    if (!present.contains(word)) BANTER_CHECK(set(block, offset, word, false));
  }
  for (const std::string& word : present)
    BANTER_CHECK(set(block, offset, word, true));
  return {};
}

Result<void> IndexWriter::set(Block block, std::uint32_t offset, const std::string& word, bool present) {
  Level& level = levels_[static_cast<std::size_t>(block.level)];
  const int bits = layout_.bits(block.level);
  offsets_.clear();
  {
    Rows row = level.get(block.number, word);
    BANTER_TRY(found, row.next());
    if (found && !decode_offsets(row.blob(0), bits, 0, offsets_)) return unavailable();
  }
  const auto at = std::ranges::lower_bound(offsets_, offset);
  const bool is_there = at != offsets_.end() && *at == offset;
  if (is_there == present) return {};
  if (present) {
    offsets_.insert(at, offset);
  } else {
    offsets_.erase(at);
  }
  if (offsets_.empty()) return level.remove(block.number, word).run();
  encode_offsets(offsets_, bits, encoded_);
  return level.put(block.number, word, bytes_of(encoded_)).run();
}

}  // namespace banter::storage::sqlite
