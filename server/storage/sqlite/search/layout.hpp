#pragma once

#include <cstdint>
#include <vector>

namespace banter::storage::sqlite {

/// Messages in the index: a block holds those of consecutive keys, and what it knows of a word is in which of
/// them it stands.
struct Block {
  int level = 0;
  std::int64_t number = 0;  ///< among those of its level, from the oldest on
};

/// How keys are divided. As soon as a unit of keys is full it becomes a block of level 0; sixteen of these
/// become one of level 1, and sixteen of those one of level 2. What is not in a full unit is not in the
/// index.
struct Layout {
  static constexpr int kLevels = 3;
  static constexpr int kMergedBits = 4;  ///< 2^4 blocks become one of the next level

  int unit_bits = 10;  ///< 2^10 keys are a unit

  std::int64_t unit() const { return std::int64_t{1} << unit_bits; }
  int bits(int level) const { return unit_bits + level * kMergedBits; }
  std::int64_t size(int level) const { return std::int64_t{1} << bits(level); }
  std::int64_t begin(Block block) const { return block.number << bits(block.level); }
  std::int64_t end(Block block) const { return (block.number + 1) << bits(block.level); }

  /// The block that holds `key`, once the keys before `end` (a multiple of a unit) are indexed and `key` is
  /// one of them.
  Block of(std::int64_t key, std::int64_t end) const {
    for (int level = kLevels - 1; level > 0; --level) {
      const Block block{.level = level, .number = key >> bits(level)};
      if (this->end(block) <= end) return block;
    }
    return {.level = 0, .number = key >> unit_bits};
  }
  /// All blocks that begin before `before`, newest first, once the keys before `end` are indexed.
  std::vector<Block> newest_first(std::int64_t end, std::int64_t before) const {
    std::vector<Block> blocks;
    while (end > 0) {
      const Block block = of(end - 1, end);
      end = begin(block);
      if (end < before) blocks.push_back(block);
    }
    return blocks;
  }
};

}  // namespace banter::storage::sqlite
